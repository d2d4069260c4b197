using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Domain.Cases;

[JsonDerivedType(typeof(Happened.AfterwardsPlanned), "afterwardsPlanned")]
[JsonDerivedType(typeof(Happened.AfterwardsAsked), "afterwardsAsked")]
[JsonDerivedType(typeof(Happened.AfterwardsAnswered), "afterwardsAnswered")]
[JsonDerivedType(typeof(Happened.AfterwardsFollowedUp), "afterwardsFollowedUp")]
[JsonDerivedType(typeof(Happened.AfterwardsDropped), "afterwardsDropped")]
public abstract partial record CaseEventBody;

/// <summary>After a case has been closed. None holds what a victim wrote.</summary>
public static partial class Happened
{
    public sealed record AfterwardsPlanned(string Person) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AfterwardsPlanned;

        public override Sentence Describe() => new("{0} will be asked how things are since.", Person);
    }

    public sealed record AfterwardsAsked(string Person, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AfterwardsAsked;

        public override Sentence Describe() => new("{0} was asked {1} how things are since the case was closed.", Person, How);
    }

    public sealed record AfterwardsAnswered(string Person, HowThingsAre How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AfterwardsAnswered;

        public override Sentence Describe() => How switch
        {
            HowThingsAre.Better => new("{0} says that it is better since the case was closed.", Person),
            HowThingsAre.Same => new("{0} says that it is the same since the case was closed.", Person),
            HowThingsAre.Worse => new("{0} says that it is worse since the case was closed.", Person),
            _ => new("{0} could not be reached to ask how things are since the case was closed.", Person),
        };
    }

    public sealed record AfterwardsFollowedUp(string Person, string What) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AfterwardsFollowedUp;

        public override Sentence Describe() => new("What came of {0} saying that it is worse: {1}", Person, What);
    }

    public sealed record AfterwardsDropped : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AfterwardsDropped;

        public override Sentence Describe() => new("Nobody is asked any more how things are since the closing: the case was opened again.");
    }
}
