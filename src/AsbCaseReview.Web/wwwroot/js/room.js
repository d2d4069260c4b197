// The panel room, with script: rows are saved as somebody types, by the same forms that the buttons send. While the network is
// away what is typed stays on this device and is sent when it is back. What others write is fetched and shown.
const room = document.querySelector('[data-room]');
if (room?.dataset.roomLive === 'yes') start();

function start() {
  const writer = crypto.randomUUID();   // names this open page, so that it never competes with itself
  const store = `asb-room-${room.dataset.room}`;
  const status = room.querySelector('[data-room-status]');
  const wait = 800;
  const sending = new Map();   // form -> the request that is under way
  let since = room.dataset.roomSince;   // the server's clock

  const unsent = () => { try { return JSON.parse(localStorage.getItem(store) ?? '{}'); } catch { return {}; } };
  const keep = (rows) => { try { if (Object.keys(rows).length) localStorage.setItem(store, JSON.stringify(rows)); else localStorage.removeItem(store); } catch { /* private windows have no store */ } };
  const fields = (form) => [...form.elements].filter((e) => e.name && e.type !== 'submit' && e.type !== 'hidden');
  const values = (form) => Object.fromEntries(fields(form).filter((e) => e.type !== 'radio' || e.checked).map((e) => [e.name, e.value]));
  const say = (form, text) => { const at = form.querySelector('[data-room-state]'); if (at) at.textContent = text; };

  function showStatus() {
    const waiting = Object.keys(unsent()).length;
    status.dataset.state = waiting ? 'unsaved' : 'saved';
    status.textContent = waiting ? (waiting === 1 ? '1 entry is not saved yet. It is kept on this device and sent when there is a connection.' : `${waiting} entries are not saved yet. They are kept on this device and sent when there is a connection.`) : '';
  }

  function remember(form) {
    const rows = unsent();
    rows[form.dataset.roomRow] = { values: values(form), version: form.elements.Version.value, kind: form.elements.Kind.value, item: form.elements.Item.value, caseId: form.elements.CaseId.value };
    keep(rows);
  }

  function forget(id) {
    const rows = unsent();
    delete rows[id];
    keep(rows);
  }

  // One request for each row at a time; what is typed meanwhile goes with the next.
  async function send(form) {
    clearTimeout(form.later);
    if (sending.has(form)) { form.again = true; return; }
    const typed = JSON.stringify(values(form));
    const id = form.dataset.roomRow;
    const body = new FormData(form);
    body.set('Writer', writer);
    sending.set(form, true);
    say(form, 'Saving…');
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (response.type === 'opaqueredirect' || response.status === 401) return say(form, 'You are signed out. What you typed is kept on this device: sign in again in another window.');
      const answer = await response.json().catch(() => null);
      if (response.status === 400 || response.status === 409) return say(form, Object.values(answer?.errors ?? {}).join(' ') || 'This could not be saved.');
      if (!response.ok) throw new Error(String(response.status));
      const same = JSON.stringify(values(form)) === typed;
      if (answer) saved(form, answer, same);
      if (same) forget(id);
    } catch {
      say(form, 'Not saved: no connection. Kept on this device.');
      form.retry = setTimeout(() => send(form), 5000);
    } finally {
      sending.delete(form);
      showStatus();
      if (form.again) { form.again = false; send(form); }
    }
  }

  // Somebody else wrote here first: their text stands and ours is kept beside it, so theirs is shown. What was typed while
  // this was under way is sent once more upon the old version, so that it is kept as well.
  function saved(form, row, same) {
    const ours = row.writer === writer;
    if (!ours && !same) { form.again = true; return; }
    if (!ours) fill(form, row);
    if (row.id !== form.dataset.roomRow) forget(form.dataset.roomRow);
    form.dataset.roomRow = row.id;
    form.action = form.action.replace(/[^/]+$/, row.id);
    form.elements.Version.value = row.version;
    say(form, ours ? 'Saved' : `${row.by} wrote here first. Your text is kept beside it.`);
    showKept(form, row.kept);
    if (ours && same && row.text.power && document.activeElement !== form.elements.Heading) form.elements.Heading.value = row.text.heading;   // an option of the catalogue bears its name
    showLacks(form, row);
    offer(row);
    const begun = form.closest('[data-room-new]');
    if (begun) settleNew(begun, form);
  }

  // A new row has been saved: it moves out of its box, and the box is ready for another.
  function settleNew(box, form) {
    const row = form.closest('.asb-row');
    const empty = box.blank.cloneNode(true);
    const active = document.activeElement;
    row.classList.remove('asb-row--new');
    row.id = `row-${form.dataset.roomRow}`;
    form.querySelector('[data-room-save]').textContent = 'Save';
    box.before(row);
    if (row.contains(active)) active.focus();
    if (['MayBeTold', 'NoneBecause'].includes(form.elements.Kind.value)) { box.remove(); return; }
    box.querySelector('.govuk-details__text').replaceChildren(fresh(empty));
    box.open = false;
  }

  function fresh(row) {
    const form = row.querySelector('form');
    const [was, id] = [form.dataset.roomRow, crypto.randomUUID()];
    for (const element of row.querySelectorAll('*')) for (const name of ['id', 'for', 'action', 'data-room-row']) if (element.getAttribute(name)?.includes(was)) element.setAttribute(name, element.getAttribute(name).replace(was, id));
    row.id = `row-${id}`;
    watch(form);
    return row;
  }

  // What an action or a recommendation can come from: an option or recommendation of the same case is offered as soon as it is saved.
  function offer(row) {
    if (row.kind !== 'Option' && row.kind !== 'Recommendation') return;
    const blanks = [...room.querySelectorAll('[data-room-new]')].map((box) => box.blank?.querySelector('form'));
    for (const form of [...room.querySelectorAll('[data-room-row]'), ...blanks]) {
      const from = form?.querySelector('[name=FromId]');
      if (!from || form.dataset.roomRow === row.id || form.elements.CaseId.value !== row.caseId || (row.kind === 'Recommendation' && form.elements.Kind.value !== 'Action')) continue;
      const known = [...from.options].find((o) => o.value === row.id);
      if (row.removed || !row.text.heading) { if (known && !known.selected) known.remove(); continue; }
      if (known) known.textContent = row.text.heading; else from.add(new Option(row.text.heading, row.id));
    }
  }

  // Why Community Remedy cannot be agreed yet.
  function showLacks(form, row) {
    const box = form.querySelector('[data-room-remedy]');
    if (!box) return;
    box.querySelector('[data-room-lacks]')?.remove();
    if (!row.remedyLacks) return;
    const text = document.createElement('p');
    text.className = 'govuk-body govuk-!-font-weight-bold';
    text.dataset.roomLacks = '';
    text.textContent = `It cannot be agreed yet: ${row.remedyLacks}.`;
    box.querySelector('legend').after(text);
  }

  function showKept(form, kept) {
    const at = form.querySelector('[data-room-kept]');
    at.replaceChildren();
    if (!kept.length) return;
    const box = document.createElement('div');
    box.className = 'govuk-inset-text';
    const head = document.createElement('p');
    head.className = 'govuk-body';
    head.textContent = 'Two people wrote here at once. Both texts are kept. Make one text of them above, then say so.';
    box.append(head);
    for (const other of kept) {
      const text = document.createElement('p');
      text.className = 'govuk-body asb-restricted';
      text.textContent = `${other.by}: ${[other.text.heading, other.text.text, other.text.forVictim, other.text.body].filter(Boolean).join('\n')}`;
      box.append(text);
    }
    const button = document.createElement('button');
    button.className = 'govuk-button govuk-button--secondary govuk-!-margin-bottom-0';
    button.name = 'Do';
    button.value = 'settle';
    button.textContent = 'Above is one text of both';
    box.append(button);
    at.append(box);
  }

  // Of the conditions that can fail, only those of the power that was chosen.
  function narrow(form) {
    const [power, fails] = [form.querySelector('[data-room-power]'), form.querySelector('[data-room-fails]')];
    if (!power) return;
    for (const group of fails.querySelectorAll('optgroup')) group.hidden = group.disabled = group.dataset.power !== power.value;
    if (fails.value && !fails.value.startsWith(`${power.value}/`)) fails.value = '';
    const remedy = form.querySelector('[data-room-remedy]');
    if (remedy) remedy.hidden = power.value !== 'communityRemedy';
  }

  function watch(form) {
    narrow(form);
    form.querySelector('[data-room-power]')?.addEventListener('change', () => narrow(form));
    const changed = () => {
      clearTimeout(form.later);
      remember(form);
      showStatus();
      form.later = setTimeout(() => send(form), wait);
    };
    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    form.addEventListener('submit', (event) => {
      if (event.submitter?.name === 'Do') { forget(form.dataset.roomRow); return; }   // removing and settling reload the page
      event.preventDefault();
      send(form);
    });
  }

  function fill(form, row) {
    const names = { heading: 'Heading', text: 'Text', forVictim: 'ForVictim', body: 'Body', agencyId: 'AgencyId', power: 'Power', fromId: 'FromId', tellFirst: 'TellFirst' };
    for (const [from, to] of Object.entries(names)) if (form.elements[to] && form.elements[to].value !== String(row.text[from] ?? '')) form.elements[to].value = String(row.text[from] ?? '');
    for (const [name, value] of Object.entries(row.text.remedy ?? {})) { const field = form.elements[`Remedy.${name[0].toUpperCase()}${name.slice(1)}`]; if (field) field.value = String(value ?? ''); }
    narrow(form);
    showLacks(form, row);
    if (row.text.used !== null && row.text.used !== undefined) for (const radio of form.querySelectorAll('[name=Used]')) radio.checked = radio.value === String(row.text.used);
    if (row.text.dueOn) [form.elements['Due.Year'].value, form.elements['Due.Month'].value, form.elements['Due.Day'].value] = row.text.dueOn.split('-').map(Number);
  }

  // What others write: rows that are not being typed in are brought up to date, new ones are announced.
  async function look() {
    try {
      const response = await fetch(`${room.dataset.roomChanges}?since=${encodeURIComponent(since)}`, { headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (!response.ok) return;
      const { now, rows } = await response.json();
      since = now;
      let unknown = 0;
      for (const row of rows) {
        offer(row);
        const form = room.querySelector(`[data-room-row="${row.id}"]`);
        if (!form) { if (!row.removed && row.writer !== writer) unknown++; continue; }
        if (row.removed) { form.closest('.asb-row').remove(); forget(row.id); continue; }
        if (row.writer === writer && !row.kept.length) continue;
        showKept(form, row.kept);
        if (unsent()[row.id] || form.contains(document.activeElement)) continue;   // the server keeps both texts
        fill(form, row);
        form.elements.Version.value = row.version;
        say(form, `${row.by} wrote this just now`);
      }
      if (unknown) status.textContent = unknown === 1 ? 'Somebody added an entry. Reload the page to see it.' : `${unknown} entries were added by others. Reload the page to see them.`;
    } catch { /* no connection: the next look may have one */ }
  }

  for (const box of room.querySelectorAll('[data-room-new]')) box.blank = box.querySelector('.asb-row').cloneNode(true);
  for (const form of room.querySelectorAll('[data-room-row]')) watch(form);

  // What could not be sent before the page was left is typed in again and sent.
  for (const [id, row] of Object.entries(unsent())) {
    let form = room.querySelector(`[data-room-row="${id}"]`);
    if (!form) {
      const box = [...room.querySelectorAll('[data-room-new]')].find((b) => { const f = b.querySelector('form'); return f.elements.Kind.value === row.kind && f.elements.Item.value === row.item && f.elements.CaseId.value === row.caseId; });
      form = box?.querySelector('form');
      if (!form) continue;
      box.open = true;
      forget(id);
    } else {
      form.elements.Version.value = row.version;   // what it was typed upon: a change since then is not overwritten
    }
    for (const [name, value] of Object.entries(row.values)) for (const element of form.querySelectorAll(`[name="${name}"]`)) { if (element.type === 'radio') element.checked = element.value === value; else element.value = value; }
    remember(form);
    send(form);
  }
  addEventListener('online', () => { for (const id of Object.keys(unsent())) { const form = room.querySelector(`[data-room-row="${id}"]`); if (form) send(form); } });
  setInterval(look, 10000);
  showStatus();
}
