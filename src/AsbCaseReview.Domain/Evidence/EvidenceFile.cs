namespace AsbCaseReview.Domain.Evidence;

public enum EvidenceSource { Applicant, Coordinator, Agency }

/// <summary>A file kept with a draft, a case or an appeal. Its bytes lie in the file store under <see cref="StoredAs"/>.</summary>
public sealed class EvidenceFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Set while the application is not yet sent; moves to <see cref="CaseId"/> with it.</summary>
    public Guid? DraftId { get; set; }
    public Guid? CaseId { get; set; }
    public Guid? AppealId { get; set; }

    /// <summary>The request with whose answer an agency gave it.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>The name that its owner gave it; shown, never used as a path.</summary>
    public required string Name { get; init; }

    /// <summary>Found from the content, not from the name.</summary>
    public required string ContentType { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required string StoredAs { get; init; }
    public required EvidenceSource Source { get; init; }
    public required string AddedBy { get; init; }

    /// <summary>Whose it is, of the people on the case: they see it on their own page. Null for what agencies and the team added.</summary>
    public Guid? PersonId { get; set; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Whether the applicant may see it on their page: what they gave themselves.</summary>
    public bool ApplicantMaySee => Source == EvidenceSource.Applicant;
}
