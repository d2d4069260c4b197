using System.Security.Claims;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Security;

/// <summary>What every page of "my case" knows: the case and which of its people is looking.</summary>
public sealed record ApplicantCase(
    Guid Id, string Reference, int Version, CaseStage Stage, int Round, Guid AreaId, Guid ProcedureVersionId, Guid? AssigneeId, DateOnly ReceivedOn, CasePerson Person)
{
    public Actor ToActor() => Actor.Applicant(Person.Name, Person.Id);

    /// <summary>Under which their dates stand: <see cref="Case.SubjectOf"/>.</summary>
    public string Subject => Person.IsApplicant ? "" : Person.Id.ToString();
}

/// <summary>
/// The only door to a case for its own people: the person may follow it online or gets nothing, and the look is recorded
/// before anything is shown.
/// </summary>
public sealed class ApplicantAccess(AsbDbContext db, LookBook looks, TimeProvider clock)
{
    private ApplicantCase? _found;   // of this request: asked when the cookie is read, and again by the page

    /// <summary>The case for a person of it; null where following it online has ended, or never was.</summary>
    public async Task<ApplicantCase?> FindAsync(AccessGranted who)
    {
        if (_found is { } found && found.Id == who.CaseId && found.Person.Id == who.PersonId) return found;
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == who.PersonId && p.CaseId == who.CaseId);
        if (person is not { MayFollowOnline: true }) return null;
        return _found = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == who.CaseId && !c.OutgoingStopped)
            .Select(c => new ApplicantCase(c.Id, c.Reference, c.Version, c.Stage, c.Round, c.AreaId, c.ProcedureVersionId, c.AssigneeId, c.ReceivedOn, person)).FirstOrDefaultAsync();
    }

    /// <summary>The case of whoever is signed in, for a page that shows it.</summary>
    /// <param name="page">Which page, for the record of looks.</param>
    public async Task<ApplicantCase> SeeAsync(ClaimsPrincipal applicant, string page)
    {
        var seen = await FindAsync(applicant.ToGranted()) ?? throw new NotFoundException();
        await RecordAsync(seen, page);
        return seen;
    }

    /// <summary>A case that was seen, to read more of it.</summary>
    public IQueryable<Case> Seen(ApplicantCase seen) => db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == seen.Id);

    /// <summary>
    /// Whose reports, letters and files somebody may read as their own: theirs, and those of the victim for whom they act.
    /// Another victim's on the same case are never among them.
    /// </summary>
    public async Task<IReadOnlyList<CasePerson>> OwnAsync(ApplicantCase seen)
    {
        if (seen.Person.Part == PersonPart.Victim) return [seen.Person];
        var people = await db.People.AsNoTracking().Where(p => p.CaseId == seen.Id).OrderBy(p => p.Number).ToListAsync();
        return seen.Person.VictimAmong(people) is { } victim ? [seen.Person, victim] : [seen.Person];
    }

    /// <summary>The letters that somebody may read: those issued to them, and to the child whose safe adult they are.</summary>
    public async Task<IQueryable<Letter>> LettersAsync(ApplicantCase seen)
    {
        List<Guid> to = [.. (await OwnAsync(seen)).Where(p => p.Id == seen.Person.Id || p.IsUnder18).Select(p => p.Id)];
        return db.Letters.AsNoTracking().Where(l => l.CaseId == seen.Id && to.Contains(l.PersonId) && l.State == LetterState.Issued && l.Delivery != LetterDelivery.Withheld);
    }

    /// <summary>The victim in whose name somebody speaks: themselves, or the one for whom they act. Null: nobody, as far as is known.</summary>
    public async Task<CasePerson?> VictimOfAsync(ApplicantCase seen) => (await OwnAsync(seen)).FirstOrDefault(p => p.Part == PersonPart.Victim);

    /// <exception cref="NotFoundException">They speak for nobody.</exception>
    public async Task<CasePerson> SpeaksForAsync(ApplicantCase seen) => await VictimOfAsync(seen) ?? throw new NotFoundException();

    /// <summary>The whole case, to be changed as it stands now: what an applicant adds takes nothing from what others did meanwhile.</summary>
    public async Task<Case> OpenAsync(ApplicantCase seen)
    {
        await RecordAsync(seen, "a form sent");
        return await db.Cases.FirstAsync(c => c.Id == seen.Id);
    }

    /// <summary>To whom a code may be sent: somebody of that case whose address it is, for whom e-mail and looking online are safe.</summary>
    public async Task<(Guid CaseId, CasePerson Person)?> ToSendCodeAsync(string reference, string email)
    {
        var people = await db.People.AsNoTracking().Where(p => db.Cases.Any(c => c.Id == p.CaseId && c.Reference == reference && !c.OutgoingStopped)).OrderBy(p => p.Number).ToListAsync();
        return people.Find(p => p.MayFollowOnline && p.SafeContact.EmailSafe && string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase)) is { } person ? (person.CaseId, person) : null;
    }

    public Task RecordAsync(ApplicantCase seen, string page) => looks.RecordAsync(Look(seen.Id, seen.Person.Name, page));

    /// <summary>A look by somebody of the case, or by nobody known; who has no number among the staff.</summary>
    public CaseLook Look(Guid? caseId, string who, string page) => new() { CaseId = caseId, Who = who, At = clock.GetUtcNow(), Page = $"my case: {page}" };
}
