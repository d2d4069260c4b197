using System.Text.Json.Serialization;

namespace AsbCaseReview.Domain.Cases;

[JsonDerivedType(typeof(Happened.AgencyAsked), "agencyAsked")]
[JsonDerivedType(typeof(Happened.AgencyAnswered), "agencyAnswered")]
[JsonDerivedType(typeof(Happened.AgencyDeclined), "agencyDeclined")]
public abstract partial record CaseEventBody;

/// <summary>What can happen between the coordinator and the agencies. None holds what an agency told.</summary>
public static partial class Happened
{
    public sealed record AgencyAsked(string Agency, string What, DateOnly By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AgencyAsked;

        public override Sentence Describe() => new("{0} asked for information by {1} (Schedule 4 paragraph 7): {2}", Agency, By, What);
    }

    public sealed record AgencyAnswered(string Agency, bool NothingHeld, int Confirmed, int NotFound, int Added, bool Unconfirmed) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AgencyAnswered;

        public override Sentence Describe() => NothingHeld ? new("{0} answered that it holds nothing.{1}", Agency, Note)
            : new("{0} answered. Reports confirmed: {1}, not found: {2}, more found: {3}.{4}", Agency, Confirmed, NotFound, Added, Note);

        private string Note => Unconfirmed ? " Written down by the coordinator; not confirmed by the agency." : "";
    }

    public sealed record AgencyDeclined(string Agency, string Exception, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AgencyDeclined;

        public override Sentence Describe() => new("{0} does not disclose, under {1}: {2}", Agency, Exception, Why);
    }
}
