using System.Security.Claims;
using System.Text.RegularExpressions;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Mail;

/// <summary>An e-mail that went wrong. To whom and about which case is told only to those who may see the case.</summary>
/// <param name="Reference">Null where the case is not theirs to see, or the e-mail is about none.</param>
public sealed record WrongMessage(Guid Id, MessageKind Kind, MessageState State, DateTimeOffset CreatedAt, int Attempts, string? Error, string To, string? Reference, bool MaySendAgain);

/// <summary>E-mails that went wrong, across all cases: for whoever keeps the mail going, and for the coordinators of each area.</summary>
public sealed partial class MendMail(AsbDbContext db, CaseAccess access, AdminLog log, TimeProvider clock)
{
    private const int PageSize = 50;

    public async Task<(IReadOnlyList<WrongMessage> Rows, int Total)> AskAsync(ClaimsPrincipal user, int page)
    {
        var wrong = Wrong(user);
        var total = await wrong.CountAsync();
        var cases = access.Workable(user).IgnoreAutoIncludes();
        var rows = await wrong.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(m => new { m.Id, m.Kind, m.State, m.CreatedAt, m.Attempts, m.LastError, m.To, Reference = cases.Where(c => c.Id == m.CaseId).Select(c => c.Reference).FirstOrDefault() }).ToListAsync();
        return ([.. rows.Select(m => new WrongMessage(m.Id, m.Kind, m.State, m.CreatedAt, m.Attempts, m.Reference is null ? Masked(m.LastError) : m.LastError, m.Reference is null ? Masked(m.To)! : m.To, m.Reference,
            m.Kind is not (MessageKind.AccessCode or MessageKind.DraftLink)))], total);
    }

    public static int Pages(int total) => Math.Max(1, (total + PageSize - 1) / PageSize);

    /// <exception cref="NotFoundException">Not among what this user may mend, or mended by somebody else meanwhile.</exception>
    /// <exception cref="RuleRefusedException">It is on its way, or what it held is no longer kept.</exception>
    public Task<bool> SendAgainAsync(Guid id, ClaimsPrincipal user) => MendAsync(id, user, "to be sent again", message => message.SendAgain(clock.GetUtcNow()), null);

    /// <exception cref="NotFoundException">As above.</exception>
    /// <exception cref="RuleRefusedException">The reason is missing.</exception>
    public Task<bool> SetAsideAsync(Guid id, string? why, ClaimsPrincipal user) =>
        MendAsync(id, user, $"set aside: {why?.Trim()}", message => message.SetAside(why ?? ""), message => new Happened.MessageSetAside(message.Kind.About(), message.LastError!));

    private async Task<bool> MendAsync(Guid id, ClaimsPrincipal user, string becomes, Action<OutgoingMessage> mend, Func<OutgoingMessage, CaseEventBody>? told)
    {
        var message = await Wrong(user).AsTracking().FirstOrDefaultAsync(m => m.Id == id) ?? throw new NotFoundException();
        var was = message.State;
        mend(message);
        log.Note(user, "E-mail", message.Id, message.Kind.About(), ("state", was switch { MessageState.Uncertain => "not certain", MessageState.GivenUp => "given up", _ => "came back" }, becomes));
        try
        {
            if (told is not null && message.CaseId is { } caseId)
            {
                var now = await db.Cases.IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => new { c.Stage, c.Round }).FirstAsync();
                await db.SaveWithEventsAsync([CaseEvent.ByAdministration(caseId, now.Stage, now.Round, told(message), user.ToActor(), clock.GetUtcNow())]);
                return true;
            }
            return await db.TrySaveAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    // An administrator keeps the mail going for everybody; a coordinator that of the cases that their area works on.
    private IQueryable<OutgoingMessage> Wrong(ClaimsPrincipal user)
    {
        var wrong = db.OutgoingMessages.AsNoTracking().Where(m => OutgoingMessage.WentWrong.Contains(m.State));
        if (user.May(Permission.Administer)) return wrong;
        var cases = access.Workable(user).IgnoreAutoIncludes();
        return wrong.Where(m => cases.Any(c => c.Id == m.CaseId));
    }

    // A mail server quotes the address in its answer. What follows the sign at shows whether a whole domain is in trouble.
    private static string? Masked(string? text) => text is null ? null : Mailbox().Replace(text, "…@");

    [GeneratedRegex(@"[^\s<>@]+@")]
    private static partial Regex Mailbox();
}
