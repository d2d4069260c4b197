using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>
/// One appeal, from its receipt to the progress asked for after it: a desk review by the body that the procedure names. It may
/// be against a case in the system or one that was handled elsewhere. It never changes the case: what it asks for, the case does.
/// </summary>
/// <remarks>Schedule 4 paragraph 3: where the applicant is dissatisfied with how the application was dealt with, or the review carried out.</remarks>
public sealed partial class Appeal : AggregateRoot
{
    private Appeal() { }

    public string Reference { get; private init; } = "";
    public Guid AreaId { get; private init; }
    public Guid ProcedureVersionId { get; private init; }

    /// <summary>1 for the first stage of appealing, 2 for the one that follows it.</summary>
    public int StageNumber { get; private init; }

    /// <summary>Who reviews it, as the procedure named them then.</summary>
    public string Body { get; private init; } = "";

    /// <summary>That body among the agencies of the area; only its reviewers see the appeal. Null: it is not among them, so any reviewer of the area does.</summary>
    public Guid? BodyAgencyId { get; private init; }
    public Guid? CaseId { get; private set; }

    /// <summary>The round of the case that is appealed against.</summary>
    public int? CaseRound { get; private set; }

    /// <summary>As the applicant told of it; stays where the case turns out to be one here.</summary>
    public HandledElsewhere? Elsewhere { get; private init; }

    /// <summary>The appeal of the stage before, which this one takes further.</summary>
    public Guid? PreviousId { get; private init; }
    public AppealAgainst Against { get; private init; }
    public AppealLodgedBy LodgedBy { get; private init; }

    /// <summary>How it came: one of <see cref="Channels"/>.</summary>
    public string Channel { get; private init; } = "";
    public AppealApplicant Applicant { get; private set; } = null!;

    /// <summary>Of the applicant, kept here for lists.</summary>
    public string ApplicantName { get; private set; } = "";
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>London date on which it reached the body that reviews it: its clocks start here, by whichever door it came.</summary>
    public DateOnly ReceivedOn { get; private init; }

    /// <summary>When the applicant asked for it: earlier, where the lead body had to pass it on. The window looks at this day.</summary>
    public DateOnly RequestedOn { get; private init; }

    /// <summary>When they were told of what they appeal against.</summary>
    public DateOnly? NoticeOn { get; private init; }

    /// <summary>Last day, included, to appeal. Null: the procedure sets none, or the day of the notice is not known.</summary>
    public DateOnly? LastDay { get; private init; }
    public bool Late { get; private init; }
    public OwnWords? LateReason { get; private init; }

    /// <summary>What the reviewer decided of a late appeal; null while they have not.</summary>
    public bool? LateTaken { get; private set; }
    public string? LateWhy { get; private set; }
    public OwnWords? NotConsidered { get; private set; }
    public OwnWords? NewInformation { get; private set; }
    public OwnWords? Hopes { get; private init; }

    /// <summary>The person for whom somebody else appeals agrees to it.</summary>
    public bool ConsentToAppeal { get; private init; }

    /// <summary>The papers of the review may be passed to the body that reviews it.</summary>
    public bool ConsentToPapers { get; private init; }
    public AppealState State { get; private set; }
    public Guid? ReviewerId { get; private set; }
    public string? ReviewerName { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Working days from receipt to the answer, for the figures.</summary>
    public int? DaysTaken { get; private set; }

    /// <summary>The round of the case that its referral back began; null where it was not referred back, or the case lies elsewhere.</summary>
    public int? ReferredRound { get; private set; }

    /// <summary>1 for the progress that the procedure asks for; one more each time it is asked for again.</summary>
    public int ProgressRound { get; private set; } = 1;

    /// <summary>Why it was not taken, or closed: for the applicant to read.</summary>
    public string? EndedWhy { get; private set; }

    /// <summary>Hash of the code with which the applicant opens their own page.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>Hash of the code that is printed on the last letter that was posted: it opens the page beside the one that they were shown or told.</summary>
    public string? LetterCodeHash { get; private set; }

    // Kept up to date on save, from events and deadlines.
    public DateOnly? NextDueOn { get; private set; }
    public string? NextDueLimit { get; private set; }
    public DateOnly DueOrder { get; private set; } = DateOnly.MaxValue;
    public DateOnly LastActivityOn { get; private set; }

    public List<GroundClaimed> Grounds { get; private init; } = [];
    public List<AuditRating> Ratings { get; private set; } = [];
    public AppealReport? Report { get; private set; }

    /// <summary>The reports as they went out: fixed on issue.</summary>
    public ReportForApplicant? IssuedToApplicant { get; private set; }
    public ReportForBodies? IssuedToBodies { get; private set; }

    /// <summary>A code for the applicant's own page, shown or told to them; an earlier one no longer works, on whatever it stands.</summary>
    public void GiveCode(string hash)
    {
        (CodeHash, LetterCodeHash) = (hash, null);
        Changed();
    }

    /// <summary>How they may be reached was changed in the case after they appealed: it counts for the appeal too, at once. The version stays.</summary>
    public void FollowContact(CasePerson person) =>
        Applicant = Applicant with { Email = person.Email, Phone = person.Phone, Address = person.Address, Postcode = person.Postcode, SafeContact = person.SafeContact };

    /// <summary>A code that is printed with a letter, in the place of one on an earlier letter. The version stays: printing the post makes no form stale.</summary>
    public void PrintCode(string hash) => LetterCodeHash = hash;

    /// <summary>Appends an event without touching state or version: a body's answer never makes the reviewer's form stale.</summary>
    public void Record(CaseEventBody body, Actor by, DateTimeOffset at, AnchorKind? anchor = null, DateOnly? countsFrom = null, string subject = "", int round = 1)
    {
        AppealTransitions.Require(body.Kind, State, by.Role);
        Wait(CaseEvent.Of(this, body, by, at, anchor, countsFrom, subject, round));
    }

    // Every method that changes the appeal ends here.
    private void Raise(CaseEventBody body, Actor by, DateTimeOffset at, AnchorKind? anchor = null, DateOnly? countsFrom = null, string subject = "", AppealState? to = null, int round = 1)
    {
        var row = AppealTransitions.Require(body.Kind, State, by.Role);
        Changed();
        Wait(CaseEvent.Of(this, body, by, at, anchor, countsFrom, subject, round));
        State = to ?? row.To ?? State;
    }

    private GroundClaimed GroundOf(Guid id) => Grounds.FirstOrDefault(g => g.Id == id) ?? throw new RuleRefusedException(new("There is no such ground on this appeal."));

    private static void Needs(string? text, Sentence otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(otherwise);
    }
}
