using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>
/// The letters that an act calls for, drafted in the same save as the act: nobody has to remember to write. A draft
/// that waits already is worked out anew, so that there are never two of one kind for one person.
/// </summary>
public sealed class LetterDrafts(AsbDbContext db, LetterWriter writer)
{
    private sealed record Wanted(LetterKind Kind, LetterNote Note, IReadOnlyList<CasePerson> To);

    /// <summary>Call it after the act and before saving.</summary>
    /// <param name="by">Who acted; the drafts are theirs to check.</param>
    public async Task DraftAsync(Case @case, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (@case.OutgoingStopped) return;
        if (@case.WaitingEvents.Any(e => e.Kind == CaseEventKind.CaseMoved)) rules = rules with { Procedure = await db.Services.Procedures.GetAsync(@case.ProcedureVersionId, db) };   // it goes on by another
        foreach (var happened in @case.WaitingEvents.ToList())
            if (CalledFor(@case, happened, rules) is { } wanted)
                foreach (var person in wanted.To)
                    if (await AboutThePanelAsync(@case, person, wanted) is { } letter) await DraftAsync(@case, person, letter.Kind, letter.Note, rules, by, at);
    }

    /// <summary>Drafts one letter, or works the waiting draft of its kind out anew.</summary>
    public async Task<Letter> DraftAsync(Case @case, CasePerson person, LetterKind kind, LetterNote note, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var content = await writer.ContentAsync(@case, person, kind, note, rules, London.DateOf(at));
        var wording = await writer.WordingAsync(kind, content, @case.AreaId, rules.Procedure);
        var waiting = await db.Letters.FirstOrDefaultAsync(l => l.CaseId == @case.Id && l.PersonId == person.Id && l.Kind == kind && l.State == LetterState.Draft);
        if (waiting is not null)
        {
            waiting.Redraft(content, wording);
            return waiting;
        }
        // Drafting follows from an act that was allowed; an applicant's own act drafts in the product's name.
        var letter = Letter.Draft(@case, person.Id, kind, content, wording, by.Role is ActorRole.Coordinator or ActorRole.SeniorManager ? by : Actor.System, at);
        db.Letters.Add(letter);
        return letter;
    }

    // A case may have come to its panel on paper: then there is no meeting here to write of. Who is not invited is told so in a letter of its own.
    private async Task<Wanted?> AboutThePanelAsync(Case @case, CasePerson person, Wanted wanted)
    {
        if (wanted.Kind is not (LetterKind.PanelInvitation or LetterKind.Outcome)) return wanted;
        var panel = await db.Panels.Where(p => p.Cases.Any(c => c.CaseId == @case.Id) && p.State != PanelState.Cancelled).OrderByDescending(p => p.MeetsOn).FirstOrDefaultAsync();
        if (panel is null || wanted.Kind == LetterKind.Outcome) return panel is null ? null : wanted;
        if (await db.Voices.AnyAsync(v => v.PersonId == person.Id && v.NotInvitedAt != null)) return null;
        return panel.PostponedWhy is { } why ? wanted with { Kind = LetterKind.PanelMoved, Note = new(why) } : wanted;
    }

    private static Wanted? CalledFor(Case @case, CaseEvent happened, CaseRules rules) => happened.Body switch
    {
        Happened.ApplicationReceived received => received.Channel == Channels.Online && DeliveryRule.MayGetNotice(@case.Applicant) ? null : new(LetterKind.ApplicationReceived, new(), [@case.Applicant]),
        Happened.InformationAsked asked => new(LetterKind.InformationNeeded, new(asked.What, asked.By), [@case.Applicant]),
        Happened.ConsentAsked asked => @case.People.Find(p => p.Name == asked.Person && p.Consent.State == ConsentState.Asked) is { } person ? new(LetterKind.ConsentAsked, new(), [person]) : null,
        Happened.ThresholdDecided decided => new(decided.Met ? LetterKind.ThresholdMet : LetterKind.ThresholdNotMet, new(), Everybody(@case)),
        Happened.DeadlineExtended extended => Told(happened, rules) is { Extension.VictimIsTold: true } limit ? new(LetterKind.Delay, new(extended.Why, extended.Date, limit.Promise ?? limit.Name, extended.From), Everybody(@case)) : null,
        Happened.DateSet set => Told(happened, rules) is { Promise: { } promise } ? new(LetterKind.Delay, new(set.Why, set.Date, promise), Everybody(@case)) : null,
        Happened.Withdrawn => new(LetterKind.Withdrawn, new(), [@case.Applicant]),
        Happened.ContactGivenUp or Happened.ClosedNoContact => new(LetterKind.NoContact, new(), [@case.Applicant]),
        Happened.SignpostedElsewhere elsewhere => new(LetterKind.SignpostedElsewhere, new(elsewhere.Why, Signposts: [.. Signposts.Named(elsewhere.Where, rules.Procedure.Nation).Select(s => s.ToLetter())]), Everybody(@case)),
        Happened.ClosedOutOfScope closed => new(LetterKind.SignpostedElsewhere, new(closed.Why, Signposts: [.. Reason(closed) is { } reason ? Signposts.For(reason, BodiesOf(@case), rules.Procedure.Nation).Select(s => s.ToLetter()) : []]), Everybody(@case)),
        Happened.PanelArranged or Happened.FurtherMeetingArranged => new(LetterKind.PanelInvitation, new(), Everybody(@case)),
        Happened.PanelCancelled cancelled when !@case.Stage.IsEnded() => new(LetterKind.PanelMoved, new(cancelled.Why), Everybody(@case)),
        Happened.VictimNotInvited declined => @case.People.Find(p => p.Name == declined.Person && @case.SubjectOf(p.Id) == happened.Subject) is { } person ? new(LetterKind.NotInvited, new(declined.Why), [person]) : null,
        Happened.PanelHeld or Happened.FurtherMeetingHeld or Happened.MinutesSignedOff when !@case.Stage.IsEnded() => new(LetterKind.Outcome, new(), Everybody(@case)),
        Happened.CaseShared shared => new(LetterKind.AnotherArea, new(shared.Why, About: shared.Area), Everybody(@case)),
        Happened.CaseMoved moved => new(LetterKind.AnotherArea, new(moved.Why), Everybody(@case)),
        Happened.Closed closed => new(LetterKind.Closed, new(closed.Why), Everybody(@case)),
        _ => null,
    };

    /// <summary>The applicant, and each other victim who consented for themselves, as long as they are part of it; for a child their safe adult.</summary>
    private static IReadOnlyList<CasePerson> Everybody(Case @case) =>
    [
        .. @case.People.Where(p => p.DiedOn is null && (p.IsApplicant ? p.Consent.State != ConsentState.Withdrawn : p.Part == PersonPart.Victim && p.Consent.State == ConsentState.Given))
            .Select(p => p is { IsApplicant: false, IsUnder18: true } ? @case.People.Find(a => a.Part == PersonPart.SafeAdult && a.VictimAmong(@case.People)?.Id == p.Id) ?? p : p)
            .DistinctBy(p => p.Id),
    ];

    // The subject of a date that was set names its limit.
    private static Domain.Procedures.TimeLimit? Told(CaseEvent happened, CaseRules rules) => Limits.Find(rules.Procedure, happened.Subject.Split('|')[0]);

    private static string[] BodiesOf(Case @case) => [.. @case.Complaints.Select(c => c.AgencyKind).OfType<string>().Distinct()];

    private static OutOfScope? Reason(Happened.ClosedOutOfScope closed) => Enum.GetValues<OutOfScope>().Cast<OutOfScope?>().FirstOrDefault(r => r!.Value.Text() == closed.Reason);
}
