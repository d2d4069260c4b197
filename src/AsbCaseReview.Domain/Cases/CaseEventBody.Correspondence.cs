namespace AsbCaseReview.Domain.Cases;

// Letters and messages, evidence and notes, dates and reminders.
public static partial class Happened
{
    public sealed record LetterDrafted(string Letter) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterDrafted;

        public override Sentence Describe() => new("Letter drafted: {0}.", Letter);
    }

    public sealed record LetterIssued(string Letter, string Number, string By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterIssued;

        public override Sentence Describe() => new("Letter {0} issued: {1}; it goes {2}.", Number, Letter, By);
    }

    public sealed record LetterPosted(string Letter, string Number) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterPosted;

        public override Sentence Describe() => new("Letter {0} printed and posted: {1}.", Number, Letter);
    }

    public sealed record LetterViewed(string Letter, string Number) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.LetterViewed;

        public override Sentence Describe() => new("The applicant opened letter {0}: {1}.", Number, Letter);
    }

    public sealed record MessageSent(string About) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageSent;

        public override Sentence Describe() => new("E-mail sent: {0}.", About);
    }

    public sealed record MessageGivenUp(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageGivenUp;

        public override Sentence Describe() => new("E-mail could not be sent and was given up: {0}. {1}", About, Why);
    }

    public sealed record MessageBounced(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageBounced;

        public override Sentence Describe() => new("E-mail came back: {0}. {1}", About, Why);
    }

    public sealed record MessageUncertain(string About) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageUncertain;

        public override Sentence Describe() => new("It is not certain that an e-mail was sent: {0}. It is not sent again by itself.", About);
    }

    public sealed record MessageWithheld(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageWithheld;

        public override Sentence Describe() => new("Not sent: {0}. {1}", About, Why);
    }

    public sealed record MessageSetAside(string About, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.MessageSetAside;

        public override Sentence Describe() => new("An e-mail that went wrong ({0}) was set aside: {1}", About, Why);
    }

    public sealed record EvidenceAdded(string Name, string From) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.EvidenceAdded;

        public override Sentence Describe() => new("File added: {0} ({1}).", Name, From);
    }

    public sealed record NoteAdded(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.NoteAdded;

        public override Sentence Describe() => new("Note: {0}", Note);
    }

    public sealed record CasesLinked(string Other, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.CasesLinked;

        public override Sentence Describe() => new("Linked with case {0}: {1}", Other, Why);
    }

    public sealed record DateSet(string Limit, DateOnly Date, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DateSet;

        public override Sentence Describe() => new("Date set for “{0}”: {1}. {2}", Limit, Date, Why);
    }

    public sealed record DeadlineExtended(string Limit, DateOnly? From, DateOnly Date, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DeadlineExtended;

        public override Sentence Describe() => From is { } before ? new("“{0}” extended from {1} to {2}: {3}", Limit, before, Date, Why) : new("“{0}” extended to {1}: {2}", Limit, Date, Why);
    }

    public sealed record DeadlineRecomputed(string Limit, DateOnly? From, DateOnly? Date, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.DeadlineRecomputed;

        public override Sentence Describe() => new("“{0}” is now due on {1}; it was {2}. {3}", Limit, Words.Date(Date), Words.Date(From), Why);
    }

    public sealed record ReminderSent(string Limit, DateOnly Due, string To) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ReminderSent;

        public override Sentence Describe() => new("Reminder sent to {2}: “{0}” is due on {1}.", Limit, Due, To);
    }

    public sealed record OverdueNoticeSent(string Limit, DateOnly Due, string To) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.OverdueNoticeSent;

        public override Sentence Describe() => new("Overdue notice sent to {2}: “{0}” was due on {1}.", Limit, Due, To);
    }
}
