namespace AsbCaseReview.Domain.Cases;

// How a case ends, goes on to its review, and comes back.
public static partial class Happened
{
    public sealed record SignpostedElsewhere(string Where, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.SignpostedElsewhere;

        public override Sentence Describe() => new("Signposted to {0}: {1}", Where, Why);
    }

    public sealed record ClosedOutOfScope(string Reason, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ClosedOutOfScope;

        public override Sentence Describe() => new("Closed as out of scope, {0}: {1}", Reason, Why);
    }

    public sealed record ClosedNoContact(int Attempts) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ClosedNoContact;

        public override Sentence Describe() => new("Closed: no contact after {0} attempts.", Attempts);
    }

    public sealed record Withdrawn(string How, string InTheirWords, bool PressureLookedFor, string PressureFound) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Withdrawn;

        public override Sentence Describe() => new("Withdrawn by the applicant {0}. Looked for pressure: {1}", How, PressureFound);
    }

    public sealed record DeathRecorded(string Person) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DeathRecorded;

        public override Sentence Describe() => new("The death of {0} was recorded. Everything that was to go out is stopped.", Person);
    }

    public sealed record PressureTold(string Person, string Words) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PressureTold;

        public override Sentence Describe() => new("{0} says that somebody puts pressure on them, and asks to be called by a way that is safe. {1}", Person, Words);
    }

    public sealed record AccessCodeGiven(string Person, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AccessCodeGiven;

        public override Sentence Describe() => new("A code for “my case” was given to {0} {1}. Earlier codes of theirs no longer work.", Person, How);
    }

    public sealed record InformationGatheringBegun(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.InformationGatheringBegun;

        public override Sentence Describe() => new("Gathering information from the agencies. {0}", Note);
    }

    public sealed record PanelArranged(DateOnly Date, string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelArranged;

        public override Sentence Describe() => new("Panel arranged for {0}. {1}", Date, Note);
    }

    public sealed record PanelHeld(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.PanelHeld;

        public override Sentence Describe() => new("Panel held. {0}", Note);
    }

    public sealed record OutcomeTold(string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.OutcomeTold;

        public override Sentence Describe() => new("Outcome told to the applicant {0}.", How);
    }

    public sealed record ActionsAgreed(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ActionsAgreed;

        public override Sentence Describe() => new("Actions open. {0}", Note);
    }

    public sealed record Closed(string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Closed;

        public override Sentence Describe() => new("Case closed. {0}", Why);
    }

    public sealed record Reopened(string Why, CaseStage Was) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.Reopened;

        public override Sentence Describe() => new("Reopened; it stood at “{1}”. {0}", Why, Was.Name());
    }
}
