using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Appeals;

public sealed partial class Appeal
{
    /// <summary>Rates one theme of the compliance audit; rating it again replaces the rating.</summary>
    /// <param name="papers">The papers on which it rests.</param>
    public void Rate(string theme, AuditOf of, Rating rating, string finding, string? restricted, IReadOnlyList<Guid> papers, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        var about = ComplianceAudit.National.Find(theme) ?? throw new RuleRefusedException(new("There is no such theme in the audit."));
        if (rating != Rating.NotApplicable) Needs(finding, new("Write what you found for “{0}”.", about.Name));
        Ratings = [.. Ratings.Where(r => r.Theme != theme || r.Of != of), new(theme, of, rating, finding.Trim(), RestrictedText.From(restricted), papers, by.Name, London.DateOf(at))];
        Raise(new AppealHappened.AppealRated(about.Name, of, rating), by, at);
    }

    public AuditRating? RatingOf(string theme, AuditOf of) => Ratings.FirstOrDefault(r => r.Theme == theme && r.Of == of);

    /// <summary>How many of the audit's ratings are still to be made.</summary>
    public int RatingsMissing => ComplianceAudit.National.Themes.Count * 2 - Ratings.Count;

    /// <param name="finding">For the applicant to read: nothing of the person complained of, nothing of the police's.</param>
    /// <param name="restricted">What the bodies may know besides.</param>
    public void Find(Guid ground, GroundResult result, string finding, string? restricted, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Needs(finding, new("Write what you found, in words that the applicant will read."));
        var claimed = GroundOf(ground);
        (claimed.Result, claimed.Finding, claimed.Restricted) = (result, finding.Trim(), RestrictedText.From(restricted));
        Raise(new AppealHappened.AppealFound(claimed.Ground, result), by, at);
    }

    internal void Recommended(string agency, RecommendationKind kind, AppealRules rules, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        if (kind == RecommendationKind.DecisionReplaced && rules.Stage.RecommendationsOnly)
            throw new RuleRefusedException(new("{0} can recommend; it cannot overturn a decision or direct the bodies.", Body));
        Raise(new AppealHappened.AppealRecommended(agency, kind), by, at);
    }

    internal void RecommendationDropped(string agency, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Raise(new AppealHappened.AppealRecommendationDropped(agency), by, at);
    }
}
