using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

public enum RecommendationKind
{
    /// <summary>Referred back, to consider a process, policy or protocol that was not considered.</summary>
    ConsiderProcess,

    /// <summary>Referred back, with information that should be considered.</summary>
    ConsiderInformation,

    /// <summary>The decision is taken again: only where the procedure lets the appeal body decide.</summary>
    DecisionReplaced,

    /// <summary>To a body, on its procedure.</summary>
    ToBodyOnProcedure,
}

public enum RecommendationState { Drafted, Made, Accepted, Refused }

/// <param name="Round">1 for the progress that the procedure asks for.</param>
public sealed record ProgressReport(int Round, DateOnly On, string By, string Text, bool Done);

/// <summary>
/// Something that a body is asked to do. It must have regard to it and answer; it need not obey, but says why not.
/// </summary>
public sealed class AppealRecommendation : AggregateRoot
{
    private AppealRecommendation() { }

    public Guid AppealId { get; private init; }
    public Guid AgencyId { get; private init; }
    public string AgencyName { get; private init; } = "";
    public RecommendationKind Kind { get; private init; }

    /// <summary>What is recommended, in words that the applicant reads too.</summary>
    public string Text { get; private init; } = "";

    /// <summary>What only the bodies are told.</summary>
    public RestrictedText? Restricted { get; private init; }
    public int Order { get; private init; }
    public RecommendationState State { get; private set; }

    /// <summary>What the body will do, or why it will not.</summary>
    public string? Answer { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnsweredBy { get; private set; }
    public List<ProgressReport> Progress { get; private set; } = [];

    public bool RefersBack => Kind is RecommendationKind.ConsiderProcess or RecommendationKind.ConsiderInformation or RecommendationKind.DecisionReplaced;

    public bool IsAnswered => State is RecommendationState.Accepted or RecommendationState.Refused;

    public static AppealRecommendation Draft(Appeal appeal, Agency agency, RecommendationKind kind, string text, string? restricted, int order, AppealRules rules, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(new("Write what is recommended."));
        appeal.Recommended(agency.Name, kind, rules, by, at);
        return new() { AppealId = appeal.Id, AgencyId = agency.Id, AgencyName = agency.Name, Kind = kind, Text = text.Trim(), Restricted = RestrictedText.From(restricted), Order = order };
    }

    /// <summary>The reviewer thinks better of it; only before the report goes out. The row is deleted by the caller.</summary>
    public void Drop(Appeal appeal, Actor by, DateTimeOffset at)
    {
        if (State != RecommendationState.Drafted) throw new RuleRefusedException(new("This recommendation has gone out."));
        appeal.RecommendationDropped(AgencyName, by, at);
    }

    internal void Issue()
    {
        State = RecommendationState.Made;
        Changed();
    }

    /// <summary>The body accepts it and says what it will do, or does not, and says why.</summary>
    /// <param name="lastOfBody">All others made to this body are answered.</param>
    public void Respond(Appeal appeal, bool accepted, string answer, bool lastOfBody, Actor by, DateTimeOffset at)
    {
        if (State == RecommendationState.Drafted) throw new RuleRefusedException(new("This recommendation has not gone out."));
        if (string.IsNullOrWhiteSpace(answer)) throw new RuleRefusedException(accepted ? new("Say what you will do, and by when.") : new("Say why it is not accepted. The reviewer and the applicant will read it."));
        (State, Answer, AnsweredOn, AnsweredBy) = (accepted ? RecommendationState.Accepted : RecommendationState.Refused, answer.Trim(), London.DateOf(at), by.Name);
        Changed();
        appeal.Record(new AppealHappened.AppealRecommendationAnswered(AgencyName, accepted, accepted ? null : answer), by, at, lastOfBody ? AnchorKind.RecommendationsAnswered : null, subject: AgencyId.ToString());
    }

    /// <param name="lastOfBody">All others accepted by this body have been reported on in this round.</param>
    public void Report(Appeal appeal, string text, bool done, bool lastOfBody, Actor by, DateTimeOffset at)
    {
        if (State != RecommendationState.Accepted) throw new RuleRefusedException(new("Progress is told of recommendations that were accepted."));
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefusedException(new("Say what has been done."));
        Progress = [.. Progress, new(appeal.ProgressRound, London.DateOf(at), by.Name, text.Trim(), done)];
        Changed();
        appeal.Record(new AppealHappened.AppealProgressReported(AgencyName, text.Trim()), by, at, lastOfBody ? AnchorKind.ProgressReported : null, subject: AgencyId.ToString(), round: appeal.ProgressRound);
    }
}

public static class Recommendations
{
    public static string Name(this RecommendationKind kind) => kind switch
    {
        RecommendationKind.ConsiderProcess => "Refer back to consider a process, policy or protocol",
        RecommendationKind.ConsiderInformation => "Refer back with information to consider",
        RecommendationKind.DecisionReplaced => "The decision is to be taken again",
        _ => "To the body, on its procedure",
    };

    public static string Name(this RecommendationState state) => state switch
    {
        RecommendationState.Drafted => "Drafted",
        RecommendationState.Made => "Waits for an answer",
        RecommendationState.Accepted => "Accepted",
        _ => "Not accepted",
    };
}
