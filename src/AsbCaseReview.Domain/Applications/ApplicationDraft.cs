using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Applications;

/// <summary>
/// An application that is being written, without an account. Found again by a secret: in the link that was e-mailed, or
/// the code that was written down. Only hashes of both are kept.
/// </summary>
public sealed class ApplicationDraft : AggregateRoot
{
    private ApplicationDraft() { }

    /// <summary>Unfinished drafts are deleted so many days after they were last changed.</summary>
    public const int DaysKept = 28;

    public string SecretHash { get; private init; } = "";
    public string? CodeHash { get; private set; }
    public DraftAnswers Answers { get; private set; } = new();
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateOnly DeletedOn { get; private set; }

    /// <summary>Sent: the case that it became. Sending it again gives the same one.</summary>
    public Guid? CaseId { get; private set; }

    public static ApplicationDraft Start(string secretHash, DateTimeOffset at) => new()
    {
        SecretHash = secretHash,
        StartedAt = at,
        ChangedAt = at,
        DeletedOn = London.DateOf(at).AddDays(DaysKept),
    };

    /// <summary>Changes the answers of one page; the others stay, so that two tabs do not undo each other.</summary>
    public void Change(Func<DraftAnswers, DraftAnswers> change, DateTimeOffset at)
    {
        if (CaseId is not null) throw new RuleRefusedException(new("This application has been sent. It can no longer be changed here."));
        Answers = change(Answers);
        ChangedAt = at;
        DeletedOn = London.DateOf(at).AddDays(DaysKept);
        Changed();
    }

    public void GiveCode(string codeHash)
    {
        CodeHash = codeHash;
        Changed();
    }

    public void Sent(Guid caseId)
    {
        CaseId = caseId;
        Answers = new();   // they stand in the case now, and only there
        Changed();
    }
}
