using System.Text.Json.Serialization;

namespace AsbCaseReview.Domain.Cases;

[JsonDerivedType(typeof(Happened.QuestionAsked), "questionAsked")]
[JsonDerivedType(typeof(Happened.QuestionAnswered), "questionAnswered")]
public abstract partial record CaseEventBody;

/// <summary>What passes between somebody of the case and the coordinator. None holds what was written.</summary>
public static partial class Happened
{
    public sealed record QuestionAsked(string Person) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.QuestionAsked;

        public override Sentence Describe() => new("{0} wrote to the coordinator from their page.", Person);
    }

    /// <param name="Written">On their page. If not, how it was answered, or why it needs no answer.</param>
    public sealed record QuestionAnswered(string Person, bool Written, string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.QuestionAnswered;

        public override Sentence Describe() => Written ? new("{0} was written to on their page.", Person) : new("What {0} wrote was settled without an answer on their page: {1}", Person, How);
    }
}
