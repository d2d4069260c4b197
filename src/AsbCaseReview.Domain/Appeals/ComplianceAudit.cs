namespace AsbCaseReview.Domain.Appeals;

/// <summary>The compliance audit: the information pack's Appendix B, as data.</summary>
public sealed record ComplianceAudit(string Key, string Source, IReadOnlyList<AuditTheme> Themes)
{
    private static readonly Lazy<ComplianceAudit> Read = new(() => BuiltInData.Read<ComplianceAudit>("compliance-audit"));

    public static ComplianceAudit National => Read.Value;

    public AuditTheme? Find(string theme) => Themes.FirstOrDefault(t => t.Theme == theme);
}

/// <param name="Guidance">The national statutory guidance, in short.</param>
/// <param name="LooksAt">What the reviewer looks at.</param>
public sealed record AuditTheme(string Theme, string Name, string Guidance, string LooksAt, IReadOnlyList<string>? Examples = null);

/// <summary>Each theme is rated twice.</summary>
public enum AuditOf { PolicyAndProcedure, ThisReview }

public enum Rating { Complied, Partly, NotComplied, NotApplicable, NotEnoughEvidence }

/// <summary>A reviewer's rating of one theme. It is never worked out: facts are laid beside it, a person decides.</summary>
/// <param name="Finding">In words that the applicant may read in the report.</param>
/// <param name="Restricted">What else was found; never in the applicant's version.</param>
/// <param name="Papers">The papers on which it rests.</param>
public sealed record AuditRating(string Theme, AuditOf Of, Rating Rating, string Finding, RestrictedText? Restricted, IReadOnlyList<Guid> Papers, string By, DateOnly On);

public static class Ratings
{
    public static string Name(this Rating rating) => rating switch
    {
        Rating.Complied => "Complied",
        Rating.Partly => "Partly complied",
        Rating.NotComplied => "Did not comply",
        Rating.NotApplicable => "Not applicable",
        _ => "Not enough evidence",
    };

    public static string Name(this AuditOf of) => of == AuditOf.PolicyAndProcedure ? "Policy and procedure" : "This case review";
}
