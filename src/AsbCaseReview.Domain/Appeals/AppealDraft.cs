using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>
/// An appeal that is being written, without an account: found by a secret in the browser's cookie, of which only the hash is
/// kept. Unfinished ones are deleted 28 days after they were last changed.
/// </summary>
public sealed class AppealDraft : AggregateRoot
{
    private AppealDraft() { }

    public const int DaysKept = 28;

    public string SecretHash { get; private init; } = "";
    public AppealAnswers Answers { get; private set; } = new();
    public DateTimeOffset ChangedAt { get; private set; }
    public DateOnly DeletedOn { get; private set; }

    /// <summary>Sent: the appeal that it became. Sending it again gives the same one.</summary>
    public Guid? AppealId { get; private set; }

    public static AppealDraft Start(string secretHash, DateTimeOffset at) => new() { SecretHash = secretHash, ChangedAt = at, DeletedOn = London.DateOf(at).AddDays(DaysKept) };

    public void Change(Func<AppealAnswers, AppealAnswers> change, DateTimeOffset at)
    {
        if (AppealId is not null) throw new RuleRefusedException(new("This appeal has been sent. It can no longer be changed here."));
        (Answers, ChangedAt, DeletedOn) = (change(Answers), at, London.DateOf(at).AddDays(DaysKept));
        Changed();
    }

    public void Sent(Guid appealId)
    {
        (AppealId, Answers) = (appealId, new());   // they stand in the appeal now, and only there
        Changed();
    }
}

/// <summary>What has been answered so far, page by page.</summary>
public sealed record AppealAnswers
{
    public AppealAgainst? Against { get; init; }

    /// <summary>Begun from "my case": the case and the person are known, and need not be asked.</summary>
    public Guid? CaseId { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>The appeal that it takes further: opened by its own applicant, so that the rest is known.</summary>
    public string? PreviousReference { get; init; }
    public Guid? LocalGovernmentAreaId { get; init; }
    public string? HandledBy { get; init; }
    public string? Reference { get; init; }
    public DateOnly? NoticeOn { get; init; }
    public bool NoticeNotKnown { get; init; }
    public string? LateReason { get; init; }
    public IReadOnlyList<AnsweredGround> Grounds { get; init; } = [];
    public string? NotConsidered { get; init; }
    public string? NewInformation { get; init; }
    public string? Hopes { get; init; }
    public string? Name { get; init; }
    public string? For { get; init; }
    public string? Authority { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public bool EmailSafe { get; init; }
    public bool PhoneSafe { get; init; }
    public bool PostSafe { get; init; }
    public bool ReachAnswered { get; init; }
    public bool ConsentToAppeal { get; init; }
    public bool ConsentToPapers { get; init; }
}

public sealed record AnsweredGround(string Ground, string? Why);
