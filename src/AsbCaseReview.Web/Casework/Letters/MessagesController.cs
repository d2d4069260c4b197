using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Letters;

/// <summary>What a coordinator does about an e-mail that went wrong.</summary>
[Requires(Permission.WriteLetters), Route("/cases/{reference}/messages/{id:guid}")]
public sealed class MessagesController(AsbDbContext db, CaseAccess cases, TimeProvider clock, LettersQuery letters) : CaseworkController(db, cases, clock)
{
    [HttpPost("again")]
    public Task<IActionResult> Again(string reference, Guid id, [Bind(Prefix = "Message")] MessageForm form) => ActOnMessageAsync(reference, id, form, (_, message) => message.SendAgain(Now), "It will be sent again.");

    [HttpPost("bounced")]
    public Task<IActionResult> Bounced(string reference, Guid id, [Bind(Prefix = "Message")] MessageForm form) => ActOnMessageAsync(reference, id, form, (opened, message) =>
    {
        message.Bounce(string.IsNullOrWhiteSpace(form.Why) ? "It came back." : form.Why.Trim());
        opened.Record(new Happened.MessageBounced(message.Kind.About(), message.LastError!), User.ToActor(), Now);
    }, "Recorded as come back. Reach them by another way that is safe.");

    private Task<IActionResult> ActOnMessageAsync(string reference, Guid id, MessageForm form, Action<Case, OutgoingMessage> act, string done) => ActAsync(reference, form, async (opened, _) =>
    {
        var message = await Db.OutgoingMessages.FirstOrDefaultAsync(m => m.Id == id && m.CaseId == opened.Id) ?? throw new NotFoundException();
        act(opened, message);
    }, done, $"/cases/{reference}/letters#messages", async () => View("Letters", await letters.AskAsync(await Cases.SeeAsync(reference, User, "letters"))));
}
