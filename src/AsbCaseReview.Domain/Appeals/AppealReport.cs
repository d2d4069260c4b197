namespace AsbCaseReview.Domain.Appeals;

/// <param name="With">As the procedure names them: "the Commissioner".</param>
public sealed record ReportDiscussion(string With, DateOnly On, string Note);

/// <summary>What the reviewer writes beside findings and recommendations, and how far the report has come.</summary>
/// <param name="Background">What was asked and what was looked at; the applicant reads it.</param>
/// <param name="Conclusion">The applicant reads it.</param>
/// <param name="Restricted">For the bodies only.</param>
/// <param name="Outcomes">Those of the procedure's outcomes that it comes to.</param>
public sealed record AppealReport(
    string Background, string Conclusion, RestrictedText? Restricted, IReadOnlyList<string> Outcomes, string DraftedBy, DateTimeOffset DraftedAt,
    IReadOnlyList<ReportDiscussion> Discussions, string? ApprovedBy = null, DateTimeOffset? ApprovedAt = null, string? SentBackWhy = null);

/// <summary>
/// The report as the applicant reads it. It has no restricted member, nor one in anybody's own words, so neither can reach it; a
/// test walks the type.
/// </summary>
public sealed record ReportForApplicant(
    string Reference, string Body, string Against, DateOnly ReceivedOn, DateOnly IssuedOn, string Background, IReadOnlyList<ReportGround> Grounds,
    IReadOnlyList<ReportTheme> Audit, IReadOnlyList<ReportRecommendation> Recommendations, string Conclusion, IReadOnlyList<string> Outcomes, bool RecommendationsOnly, string? Further);

public sealed record ReportGround(string Ground, string Text, string Result, string Finding);

/// <param name="Policy">The rating and finding for policy and procedure; null where it was not rated.</param>
public sealed record ReportTheme(string Name, string? Policy, string? PolicyFinding, string? Review, string? ReviewFinding);

public sealed record ReportRecommendation(string To, string What, string Text);

/// <summary>The report as the bodies read it: the applicant's, and what is restricted.</summary>
public sealed record ReportForBodies(ReportForApplicant Open, IReadOnlyList<RestrictedPart> Restricted);

/// <param name="About">"Ground A", "Recommendation 2".</param>
public sealed record RestrictedPart(string About, string Text);
