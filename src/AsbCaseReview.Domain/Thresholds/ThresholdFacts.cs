using AsbCaseReview.Domain.Calendar;

namespace AsbCaseReview.Domain.Thresholds;

/// <summary>What is known of one complaint (one report), as far as the threshold looks at it.</summary>
public sealed record ComplaintFacts
{
    public required string Id { get; init; }
    public required DateRange Happened { get; init; }
    public required DateRange Reported { get; init; }
    public string? Agency { get; init; }
    public string? Channel { get; init; }

    /// <summary>Who complained. Null: the applicant.</summary>
    public string? Person { get; init; }
    public string? Household { get; init; }
    public string? Place { get; init; }

    /// <summary>Reports of the same incident share this. Null: an incident of its own.</summary>
    public string? Incident { get; init; }
    public bool Hate { get; init; }
    public bool? FormallyRecorded { get; init; }
    public bool? RecordedAsHate { get; init; }

    /// <summary>Not about the behaviour that the application is about.</summary>
    public bool Unrelated { get; init; }

    /// <summary>False: the agency found no trace. It counts all the same, until somebody gives a reason.</summary>
    public bool Traced { get; init; } = true;

    /// <summary>Why it is set apart: it then does not count, locally or by statute. Null: it stands.</summary>
    public string? SetAside { get; init; }
}

/// <summary>What the threshold is decided on.</summary>
/// <param name="Applied">
/// London date on which the application first reached any relevant body. No deemed receipt: the six months run back from it.
/// </param>
/// <param name="Complaints">Complaints by anybody about the behaviour, agencies' own records included.</param>
/// <param name="Conditions">Answers to the procedure's local conditions; one that is missing is not known.</param>
/// <param name="AuthorityGrade">Grade of the officer who authorised the review, if one did.</param>
public sealed record ThresholdFacts(
    DateOnly Applied,
    IReadOnlyList<ComplaintFacts> Complaints,
    IReadOnlyDictionary<string, bool> Conditions,
    string? AuthorityGrade = null);
