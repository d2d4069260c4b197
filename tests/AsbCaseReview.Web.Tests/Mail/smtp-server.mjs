// A mail server for tests, of npm's smtp-server: node smtp-server.mjs WEB_PROJECT FOLDER. It says on which port it listens and
// keeps each message in the folder. By the beginning of an address it refuses: bounce 550, later 451, drop hangs up once it has the message.
import { createRequire } from 'node:module';
import fs from 'node:fs';

const [web, folder] = process.argv.slice(2);
const { SMTPServer } = createRequire(`${web}/package.json`)('smtp-server');
let count = 0;

const refuse = (text, responseCode) => Object.assign(new Error(text), { responseCode });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onRcptTo({ address }, session, done) {
    if (address.startsWith('bounce')) return done(refuse('no such mailbox here', 550));
    if (address.startsWith('later')) return done(refuse('come back later', 451));
    session.drop ||= address.startsWith('drop');
    done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      fs.writeFileSync(`${folder}/${String(++count).padStart(4, '0')}.eml`, Buffer.concat(chunks));
      if (session.drop) for (const connection of server.connections) connection.close();
      else done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.stdin.on('end', () => process.exit()).resume();
