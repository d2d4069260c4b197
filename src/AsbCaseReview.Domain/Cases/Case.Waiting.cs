using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

public sealed partial class Case
{
    /// <summary>While consent or information is waited for: the day on which somebody looks at the case again. Waiting always has an end.</summary>
    public DateOnly? LookAgainOn { get; private set; }

    /// <summary>
    /// The case waits for somebody, until a day. While three qualifying complaints stand the day has to be given, and may not lie
    /// further off than the procedure's limit, or our own convention: a review is not put off by waiting without an end.
    /// </summary>
    /// <remarks>s.104(4).</remarks>
    private void WaitUntil(DateOnly? day, CaseRules rules, DateTimeOffset at, string about = "LookAgain")
    {
        var today = London.DateOf(at);
        if (day < today) throw new RuleRefusedException(new("The day on which to look again has passed."), about: about);
        var wait = WaitingRule.Of(rules.Procedure);
        var last = wait.For.EndFrom(today, rules.Working);
        if (Stage.IsEarly() && Assess(rules.Procedure).Statute is { Met: true } statute)
        {
            if (day is null) throw new RuleRefusedException(new("{0} qualifying complaints stand and {1} are needed, so a review must be held and is not put off without an end. Give the day on which you look again.", statute.Counted, statute.Needed), "s.104(4)", about);
            if (day > last) throw new RuleRefusedException(new("{0} qualifying complaints stand and {1} are needed, so a review must be held. Wait until {2} at most ({3}); then look again.", statute.Counted, statute.Needed, last, wait.For.ToString()), "s.104(4)", about);
        }
        var chosen = day ?? last;
        LookAgainOn = LookAgainOn > today && LookAgainOn < chosen ? LookAgainOn : chosen;   // of two things that are waited for, the earlier day that is still to come
    }

    /// <summary>What was waited for has come, or is not waited for any more, unless somebody's consent still is.</summary>
    private void StopWaiting()
    {
        if (!People.Any(p => p.Consent.State == ConsentState.Asked)) LookAgainOn = null;
    }
}

/// <summary>For how long consent or information is waited for before somebody looks again.</summary>
/// <param name="Source">Of the procedure's limit; else our own convention, which says so.</param>
public sealed record WaitingRule(Period For, Source Source)
{
    public static WaitingRule Of(Procedure procedure) =>
        procedure.TimeLimits.FirstOrDefault(l => l is { Period: not null, Until: AnchorKind.ConsentConfirmed or AnchorKind.InformationGiven }) is { } limit
            ? new(limit.Period!.Value, limit.Source)
            : new(procedure.Conventions.LookAgainAfter, new() { Document = "ours", Paragraph = $"look again after {procedure.Conventions.LookAgainAfter}", Standing = Standing.Ours });
}
