using System.Text.Json.Serialization;

namespace AsbCaseReview.Domain.Cases;

[JsonDerivedType(typeof(Happened.CaseShared), "caseShared")]
[JsonDerivedType(typeof(Happened.CaseShareEnded), "caseShareEnded")]
[JsonDerivedType(typeof(Happened.CaseMoved), "caseMoved")]
public abstract partial record CaseEventBody;

/// <summary>What happens to a case on both sides of a border.</summary>
public static partial class Happened
{
    public sealed record CaseShared(string Area, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.CaseShared;

        public override Sentence Describe() => new("Shared with {0}, which follows it from now on: {1}", Area, Why);
    }

    public sealed record CaseShareEnded(string Area, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.CaseShareEnded;

        public override Sentence Describe() => new("No longer shared with {0}: {1}", Area, Why);
    }

    public sealed record CaseMoved(string From, string To, string Procedure, DateOnly FirstReachedOn, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.CaseMoved;

        public override Sentence Describe() => new("Moved from {0} to {1}, and goes on by “{2}”. The first date is kept: the six months run back from {3}. {4}", From, To, Procedure, FirstReachedOn, Why);
    }
}
