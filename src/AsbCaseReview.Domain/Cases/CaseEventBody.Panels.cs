using System.Text.Json.Serialization;

namespace AsbCaseReview.Domain.Cases;

// The victim's voice and the panel.
[JsonDerivedType(typeof(Happened.ContactFormRecorded), "contactFormRecorded")]
[JsonDerivedType(typeof(Happened.ImpactStatementGiven), "impactStatementGiven")]
[JsonDerivedType(typeof(Happened.TakingPartChosen), "takingPartChosen")]
[JsonDerivedType(typeof(Happened.VictimNotInvited), "victimNotInvited")]
[JsonDerivedType(typeof(Happened.SupportOffered), "supportOffered")]
[JsonDerivedType(typeof(Happened.AgencyWordsShared), "agencyWordsShared")]
[JsonDerivedType(typeof(Happened.AgencyWordsDisputed), "agencyWordsDisputed")]
[JsonDerivedType(typeof(Happened.AgencyWordsSettled), "agencyWordsSettled")]
[JsonDerivedType(typeof(Happened.PanelRulesSetAside), "panelRulesSetAside")]
[JsonDerivedType(typeof(Happened.PanelCancelled), "panelCancelled")]
[JsonDerivedType(typeof(Happened.PanelMemberDeclared), "panelMemberDeclared")]
[JsonDerivedType(typeof(Happened.PanelChairReplaced), "panelChairReplaced")]
[JsonDerivedType(typeof(Happened.PapersCirculated), "papersCirculated")]
[JsonDerivedType(typeof(Happened.PanelOpened), "panelOpened")]
[JsonDerivedType(typeof(Happened.MinutesCirculated), "minutesCirculated")]
[JsonDerivedType(typeof(Happened.MinutesSignedOff), "minutesSignedOff")]
[JsonDerivedType(typeof(Happened.MinutesAmended), "minutesAmended")]
[JsonDerivedType(typeof(Happened.FurtherMeetingArranged), "furtherMeetingArranged")]
[JsonDerivedType(typeof(Happened.FurtherMeetingHeld), "furtherMeetingHeld")]
public abstract partial record CaseEventBody;

public static partial class Happened
{
    public sealed record ContactFormRecorded(string Person, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ContactFormRecorded;

        public override Sentence Describe() => new("First conversation with {0} written down, {1}.", Person, How);
    }

    public sealed record ImpactStatementGiven(string Person, int Number, string? TakenDownBy) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ImpactStatementGiven;

        public override Sentence Describe() => TakenDownBy is null
            ? new("Impact statement of {0}, version {1}, written by them.", Person, Number)
            : new("Impact statement of {0}, version {1}, taken down for them by {2}.", Person, Number, TakenDownBy);
    }

    public sealed record TakingPartChosen(string Person, string Way) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.TakingPartChosen;

        public override Sentence Describe() => new("How {0} takes part in the panel: {1}.", Person, Way);
    }

    public sealed record VictimNotInvited(string Person, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.VictimNotInvited;

        public override Sentence Describe() => new("The chair decided not to invite {0}: {1}", Person, Why);
    }

    public sealed record SupportOffered(string Person, string Service, string Answer) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.SupportOffered;

        public override Sentence Describe() => new("Support by {1} offered to {0}: {2}.", Person, Service, Answer);
    }

    public sealed record AgencyWordsShared(string Person, string Agency) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AgencyWordsShared;

        public override Sentence Describe() => new("What {1} says that it has and has done was shown to {0} in safe words.", Person, Agency);
    }

    public sealed record AgencyWordsDisputed(string Person, string Agency) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AgencyWordsDisputed;

        public override Sentence Describe() => new("{0} disputes what {1} says.", Person, Agency);
    }

    public sealed record AgencyWordsSettled(string Person, string Agency, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AgencyWordsSettled;

        public override Sentence Describe() => new("What {0} disputes of {1} is settled: {2}", Person, Agency, How);
    }

    public sealed record PanelRulesSetAside(IReadOnlyList<string> Unmet, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelRulesSetAside;

        public override Sentence Describe() => new("The panel goes ahead although not all is as the procedure has it ({0}). Reason: {1}", string.Join("; ", Unmet), Why);
    }

    public sealed record PanelCancelled(string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelCancelled;

        public override Sentence Describe() => new("Panel cancelled. {0}", Why);
    }

    public sealed record PanelMemberDeclared(string Member, string Body, bool Conflict) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelMemberDeclared;

        public override Sentence Describe() => Conflict
            ? new("{0} ({1}) declared a conflict of interest.", Member, Body)
            : new("{0} ({1}) declared earlier involvement and interests: no conflict.", Member, Body);
    }

    public sealed record PanelChairReplaced(string From, string To, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelChairReplaced;

        public override Sentence Describe() => new("{1} chairs the panel instead of {0}. {2}", From, To, Why);
    }

    public sealed record PapersCirculated(int Members) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PapersCirculated;

        public override Sentence Describe() => new("Papers for the panel circulated to {0} members.", Members);
    }

    public sealed record PanelOpened(IReadOnlyList<string> Present) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelOpened;

        public override Sentence Describe() => Present.Count == 0 ? new("Panel opened. Nobody had been marked present yet.") : new("Panel opened. Present: {0}.", string.Join(", ", Present));
    }

    public sealed record MinutesCirculated(DateOnly CommentBy) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MinutesCirculated;

        public override Sentence Describe() => new("Draft minutes sent to the members, to agree or comment by {0}.", CommentBy);
    }

    public sealed record MinutesSignedOff(string Chair) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MinutesSignedOff;

        public override Sentence Describe() => new("Minutes signed off by {0}.", Chair);
    }

    public sealed record MinutesAmended(string What) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MinutesAmended;

        public override Sentence Describe() => new("Addendum to the minutes: {0}", What);
    }

    public sealed record FurtherMeetingArranged(DateOnly Date, string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.FurtherMeetingArranged;

        public override Sentence Describe() => new("A further panel meeting is arranged for {0}. {1}", Date, Note);
    }

    public sealed record FurtherMeetingHeld(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.FurtherMeetingHeld;

        public override Sentence Describe() => new("Further panel meeting held. {0}", Note);
    }
}
