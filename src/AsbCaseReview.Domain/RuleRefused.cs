namespace AsbCaseReview.Domain;

/// <summary>
/// An act that the law, the procedure or the case's stage does not allow. The sentence is for the person who tried; the
/// section is quoted to them.
/// </summary>
public sealed class RuleRefusedException(Sentence why, string? section = null, string? about = null) : Exception(why.ToString())
{
    public Sentence Why { get; } = why;

    /// <summary>"s.104(4)"; null where no section is applied.</summary>
    public string? Section { get; } = section;

    /// <summary>What was given wrongly, as a form's field is named; null where it is the act itself.</summary>
    public string? About { get; } = about;
}
