using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Voice;

/// <summary>
/// How one victim of a case is heard: the first conversation, their statement, how they take part in the panel, the support
/// offered, and what agencies say they have done, put in safe words so that it can be disputed. One for each victim.
/// </summary>
/// <remarks>Statutory guidance: the victim, or somebody for them, is always considered for invitation to the panel.</remarks>
public sealed partial class VictimVoice : AggregateRoot
{
    private VictimVoice() { }

    public Guid CaseId { get; private init; }
    public Guid PersonId { get; private init; }

    // The first conversation.
    public DateOnly? ContactOn { get; private set; }
    public string? ContactHow { get; private set; }
    public string? ContactBy { get; private set; }
    public OwnWords? Facts { get; private set; }
    public OwnWords? Impact { get; private set; }
    public OwnWords? WantsHappen { get; private set; }

    public List<ImpactStatement> Statements { get; private init; } = [];
    public List<SupportOffer> Support { get; private init; } = [];
    public List<AgencySaying> Sayings { get; private init; } = [];

    // How they take part.
    public TakingPart? Way { get; private set; }
    public string? Representative { get; private set; }

    /// <summary>What they need to be able to take part: an interpreter, a break, not to meet somebody.</summary>
    public OwnWords? Needs { get; private set; }
    public DateTimeOffset? ChosenAt { get; private set; }
    public string? ChosenBy { get; private set; }

    /// <summary>Why the chair does not invite them: goes to them by letter before the meeting.</summary>
    public string? NotInvitedWhy { get; private set; }
    public string? NotInvitedBy { get; private set; }
    public DateTimeOffset? NotInvitedAt { get; private set; }

    /// <summary>The day on which the letter with the reason was given or posted to them.</summary>
    public DateOnly? ToldNotInvitedOn { get; private set; }

    public ImpactStatement? Statement => Statements.MaxBy(s => s.Number);

    public bool IsInvited => NotInvitedAt is null;

    public static VictimVoice Of(Case @case, Guid personId)
    {
        var person = @case.People.FirstOrDefault(p => p.Id == personId) ?? throw new RuleRefusedException(new("There is no such person on this case."));
        if (person.Part != PersonPart.Victim) throw new RuleRefusedException(new("Only a victim has a voice of their own in the review."));
        return new VictimVoice { CaseId = @case.Id, PersonId = personId };
    }

    /// <summary>Whether anybody has to hear this person before a panel may open: somebody who left the review or has died need not be asked.</summary>
    public static bool MustBeHeard(CasePerson person) =>
        person.Part == PersonPart.Victim && person.DiedOn is null && person.Consent.State is not (ConsentState.Refused or ConsentState.Withdrawn);

    /// <summary>It is settled how they take part; or they are not invited and have been told so by letter.</summary>
    public bool IsDecided => NotInvitedAt is not null ? ToldNotInvitedOn is not null : Way is not null;

    public void RecordContactForm(Case @case, ContactForm form, Actor by, DateTimeOffset at)
    {
        if (form.On > London.DateOf(at)) throw new RuleRefusedException(new("The conversation cannot have been after today."));
        // Who spoke with them has made contact: the limit for it ends too.
        if (ContactOn is null) @case.Record(new Happened.ContactMade(Name(@case), form.How, "The first conversation."), by, at, AnchorKind.ContactMade, form.On);
        (ContactOn, ContactHow, ContactBy, Facts, Impact, WantsHappen) = (form.On, form.How, by.Name, form.Facts, form.Impact, form.WantsHappen);
        Changed();
        @case.Record(new Happened.ContactFormRecorded(Name(@case), form.How), by, at, AnchorKind.ContactFormReturned, form.On, @case.SubjectOf(PersonId));
    }

    /// <summary>A statement is never changed: each is kept, the last one goes before the panel.</summary>
    /// <param name="takenDownFor">Somebody wrote it down as the victim said it.</param>
    public ImpactStatement GiveStatement(Case @case, OwnWords words, bool takenDownFor, Actor by, DateTimeOffset at)
    {
        var statement = new ImpactStatement
        {
            VoiceId = Id,
            Number = Statements.Count + 1,
            Words = words,
            TakenDownBy = takenDownFor ? by.Name : null,
            At = at,
        };
        Statements.Add(statement);
        Changed();
        @case.Record(new Happened.ImpactStatementGiven(Name(@case), statement.Number, statement.TakenDownBy), by, at, subject: Id.ToString());
        return statement;
    }

    public void Choose(Case @case, TakingPart way, string? representative, OwnWords? needs, Actor by, DateTimeOffset at)
    {
        if (NotInvitedAt is not null && way.IsThere()) throw new RuleRefusedException(new("The chair has decided not to invite them. Their statement can be read out, or somebody can speak for them."));
        if (way == TakingPart.Representative && string.IsNullOrWhiteSpace(representative)) throw new RuleRefusedException(new("Say who speaks for them."));
        if (way == TakingPart.StatementReadOut && Statement is null) throw new RuleRefusedException(new("There is no statement yet that could be read out."));
        (Way, Representative, Needs, ChosenAt, ChosenBy) = (way, way == TakingPart.Representative ? representative!.Trim() : null, needs, at, by.Name);
        Changed();
        @case.Record(new Happened.TakingPartChosen(Name(@case), Representative is null ? way.Name() : $"{Representative} speaks for them"), by, at, AnchorKind.VictimInvited, subject: @case.SubjectOf(PersonId));
    }

    /// <summary>Invited is the default. Not to invite is the chair's decision, with a reason that the victim reads.</summary>
    /// <param name="isChair">Whether <paramref name="by"/> chairs the panel.</param>
    public void DoNotInvite(Case @case, string why, bool isChair, Actor by, DateTimeOffset at)
    {
        if (!isChair) throw new RuleRefusedException(new("Only the chair of the panel decides that a victim is not invited."));
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why they are not invited. They will read it."));
        (NotInvitedWhy, NotInvitedBy, NotInvitedAt, ToldNotInvitedOn) = (why.Trim(), by.Name, at, null);
        if (Way is { } way && way.IsThere()) (Way, ChosenAt, ChosenBy) = (null, null, null);
        Changed();
        @case.Record(new Happened.VictimNotInvited(Name(@case), NotInvitedWhy), by, at, AnchorKind.VictimNotInvited, subject: @case.SubjectOf(PersonId));
    }

    /// <summary>The letter with the reason has gone to them.</summary>
    public void RecordToldNotInvited(Case @case, DateOnly on, Actor by, DateTimeOffset at)
    {
        if (NotInvitedAt is not { } decided) throw new RuleRefusedException(new("They are invited."));
        if (on < London.DateOf(decided) || on > London.DateOf(at)) throw new RuleRefusedException(new("The letter cannot have gone before the chair decided, on {0}, nor after today.", London.DateOf(decided)));
        ToldNotInvitedOn = on;
        Changed();
        @case.Record(new Happened.NoteAdded($"{Name(@case)} was told by letter on {on.ToString(Sentence.DateFormat, Sentence.English)} why they are not invited to the panel."), by, at, subject: Id.ToString());
    }

    public void InviteAfterAll(Case @case, bool isChair, Actor by, DateTimeOffset at)
    {
        if (!isChair) throw new RuleRefusedException(new("Only the chair of the panel decides this."));
        if (NotInvitedAt is null) throw new RuleRefusedException(new("They are invited already."));
        (NotInvitedWhy, NotInvitedBy, NotInvitedAt, ToldNotInvitedOn) = (null, null, null, null);
        Changed();
        @case.Record(new Happened.NoteAdded($"{Name(@case)} is invited to the panel after all."), by, at, subject: Id.ToString());
    }

    private string Name(Case @case) => @case.People.First(p => p.Id == PersonId).Name;
}

/// <summary>What was said in the first conversation.</summary>
/// <param name="How">"by telephone".</param>
public sealed record ContactForm(DateOnly On, string How, OwnWords? Facts, OwnWords? Impact, OwnWords? WantsHappen);

/// <summary>A victim's statement, in their words. Never changed, never put in a letter.</summary>
public sealed class ImpactStatement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VoiceId { get; init; }

    /// <summary>1 for the first version.</summary>
    public required int Number { get; init; }
    public required OwnWords Words { get; init; }

    /// <summary>Who wrote it down as it was said; null where the victim wrote it.</summary>
    public string? TakenDownBy { get; init; }
    public required DateTimeOffset At { get; init; }
}
