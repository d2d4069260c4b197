using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Appeals;

namespace AsbCaseReview.Domain.Cases;

// What an appeal has to tell. It stands in the same log as what happens to cases.
[JsonDerivedType(typeof(AppealHappened.AppealLodged), "appealLodged")]
[JsonDerivedType(typeof(AppealHappened.AppealOutcome), "appealOutcome")]
[JsonDerivedType(typeof(AppealHappened.ReferredBack), "referredBack")]
[JsonDerivedType(typeof(AppealHappened.AppealReceived), "appealReceived")]
[JsonDerivedType(typeof(AppealHappened.AppealAssigned), "appealAssigned")]
[JsonDerivedType(typeof(AppealHappened.AppealLatenessDecided), "appealLatenessDecided")]
[JsonDerivedType(typeof(AppealHappened.AppealNotTaken), "appealNotTaken")]
[JsonDerivedType(typeof(AppealHappened.AppealAcknowledged), "appealAcknowledged")]
[JsonDerivedType(typeof(AppealHappened.AppealPapersRequested), "appealPapersRequested")]
[JsonDerivedType(typeof(AppealHappened.AppealReasonsAsked), "appealReasonsAsked")]
[JsonDerivedType(typeof(AppealHappened.AppealReasonsGiven), "appealReasonsGiven")]
[JsonDerivedType(typeof(AppealHappened.AppealPapersAnswered), "appealPapersAnswered")]
[JsonDerivedType(typeof(AppealHappened.AppealPaperAdded), "appealPaperAdded")]
[JsonDerivedType(typeof(AppealHappened.AppealPaperRedacted), "appealPaperRedacted")]
[JsonDerivedType(typeof(AppealHappened.AppealPapersComplete), "appealPapersComplete")]
[JsonDerivedType(typeof(AppealHappened.AppealRated), "appealRated")]
[JsonDerivedType(typeof(AppealHappened.AppealFound), "appealFound")]
[JsonDerivedType(typeof(AppealHappened.AppealRecommended), "appealRecommended")]
[JsonDerivedType(typeof(AppealHappened.AppealRecommendationDropped), "appealRecommendationDropped")]
[JsonDerivedType(typeof(AppealHappened.AppealReportDrafted), "appealReportDrafted")]
[JsonDerivedType(typeof(AppealHappened.AppealReportDiscussed), "appealReportDiscussed")]
[JsonDerivedType(typeof(AppealHappened.AppealReportReturned), "appealReportReturned")]
[JsonDerivedType(typeof(AppealHappened.AppealReportApproved), "appealReportApproved")]
[JsonDerivedType(typeof(AppealHappened.AppealReportIssued), "appealReportIssued")]
[JsonDerivedType(typeof(AppealHappened.AppealRecommendationsMade), "appealRecommendationsMade")]
[JsonDerivedType(typeof(AppealHappened.AppealRecommendationAnswered), "appealRecommendationAnswered")]
[JsonDerivedType(typeof(AppealHappened.AppealProgressAsked), "appealProgressAsked")]
[JsonDerivedType(typeof(AppealHappened.AppealProgressReported), "appealProgressReported")]
[JsonDerivedType(typeof(AppealHappened.AppealLessonShared), "appealLessonShared")]
[JsonDerivedType(typeof(AppealHappened.AppealExtended), "appealExtended")]
[JsonDerivedType(typeof(AppealHappened.AppealNoteAdded), "appealNoteAdded")]
[JsonDerivedType(typeof(AppealHappened.AppealPackMade), "appealPackMade")]
[JsonDerivedType(typeof(AppealHappened.AppealLinked), "appealLinked")]
[JsonDerivedType(typeof(AppealHappened.AppealPackShared), "appealPackShared")]
[JsonDerivedType(typeof(AppealHappened.AppealPackDownloaded), "appealPackDownloaded")]
[JsonDerivedType(typeof(AppealHappened.AppealTakenFurther), "appealTakenFurther")]
[JsonDerivedType(typeof(AppealHappened.AppealWithdrawn), "appealWithdrawn")]
[JsonDerivedType(typeof(AppealHappened.AppealClosed), "appealClosed")]
public abstract partial record CaseEventBody;

/// <summary>What can happen to an appeal, and to a case by an appeal; one record each.</summary>
public static class AppealHappened
{
    public sealed record AppealLodged(string Appeal, string Body, AppealAgainst Against) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealLodged;

        public override Sentence Describe() => new("Appeal {0} made to {1} against {2}.", Appeal, Body, Against == AppealAgainst.Threshold ? "the threshold decision" : "how the review was carried out");
    }

    public sealed record AppealOutcome(string Appeal, string Outcome) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealOutcome;

        public override Sentence Describe() => new("Appeal {0} answered: {1}", Appeal, Outcome);
    }

    public sealed record ReferredBack(string Appeal, string Consider, CaseStage Was) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.ReferredBack;

        public override Sentence Describe() => new("Referred back after appeal {0}; it stood at “{2}”. To be considered: {1}", Appeal, Consider, Was.Name());
    }

    public sealed record AppealReceived(string Door, DateOnly On, bool InTime, DateOnly? LastDay) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReceived;

        public override Sentence Describe() => LastDay is { } last ? InTime ? new("Appeal received {0}; in time, the last day was {1}.", Door, last) : new("Appeal received {0}; late, the last day was {1}.", Door, last) : new("Appeal received {0}; the procedure sets no last day.", Door);
    }

    public sealed record AppealAssigned(string To, string? From, string Declaration) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealAssigned;

        public override Sentence Describe() => From is null ? new("Given to {0} to review. Declared: {1}", To, Declaration) : new("Given to {0} to review; it was with {1}. Declared: {2}", To, From, Declaration);
    }

    public sealed record AppealLatenessDecided(bool Taken, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealLatenessDecided;

        public override Sentence Describe() => Taken ? new("Late appeal taken: {0}", Why) : new("Late appeal not taken: {0}", Why);
    }

    public sealed record AppealNotTaken(string Why, string? Elsewhere) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealNotTaken;

        public override Sentence Describe() => Elsewhere is null ? new("Not taken: {0}", Why) : new("Not taken: {0} Told of {1}.", Why, Elsewhere);
    }

    public sealed record AppealAcknowledged(string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealAcknowledged;

        public override Sentence Describe() => new("Appeal acknowledged {0}.", How);
    }

    public sealed record AppealPapersRequested(string Agency, DateOnly By, int Items) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPapersRequested;

        public override Sentence Describe() => new("{0} asked for {2} papers by {1}.", Agency, By, Items);
    }

    public sealed record AppealReasonsAsked(string How, DateOnly By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReasonsAsked;

        public override Sentence Describe() => new("Applicant asked {0} for their reasons on each ground, by {1}.", How, By);
    }

    public sealed record AppealReasonsGiven(string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReasonsGiven;

        public override Sentence Describe() => new("Applicant gave their reasons {0}.", How);
    }

    public sealed record AppealPapersAnswered(string Agency, int Available, int NotAvailable, bool Late) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPapersAnswered;

        public override Sentence Describe() => Late ? new("{0} answered late: {1} papers available, {2} not.", Agency, Available, NotAvailable) : new("{0} answered: {1} papers available, {2} not.", Agency, Available, NotAvailable);
    }

    public sealed record AppealPaperAdded(string Title, string From) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPaperAdded;

        public override Sentence Describe() => new("Paper added: {0} ({1}).", Title, From);
    }

    public sealed record AppealPaperRedacted(string Title, int Passages, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPaperRedacted;

        public override Sentence Describe() => Passages > 0 ? new("Redacted copy of “{0}” made, {1} passages blacked out: {2}", Title, Passages, Why) : new("Redacted copy of “{0}” put in its place: {1}", Title, Why);
    }

    public sealed record AppealPapersComplete(IReadOnlyList<string> Missing) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPapersComplete;

        public override Sentence Describe() => Missing.Count == 0 ? new("All papers are in.") : new("Review begun without an answer from {0}.", string.Join(", ", Missing));
    }

    public sealed record AppealRated(string Theme, AuditOf Of, Rating Rating) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealRated;

        public override Sentence Describe() => new("“{0}” rated for {1}: {2}.", Theme, Of.Name().ToLowerInvariant(), Rating.Name().ToLowerInvariant());
    }

    public sealed record AppealFound(string Ground, GroundResult Result) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealFound;

        public override Sentence Describe() => new("Finding on ground {0}: {1}.", Ground, Result.Name().ToLowerInvariant());
    }

    public sealed record AppealRecommended(string Agency, RecommendationKind What) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealRecommended;

        public override Sentence Describe() => new("Recommendation to {0}: {1}.", Agency, What.Name().ToLowerInvariant());
    }

    public sealed record AppealRecommendationDropped(string Agency) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealRecommendationDropped;

        public override Sentence Describe() => new("A recommendation to {0} was dropped.", Agency);
    }

    public sealed record AppealReportDrafted : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReportDrafted;

        public override Sentence Describe() => new("Report drafted.");
    }

    public sealed record AppealReportDiscussed(string With, DateOnly On, string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReportDiscussed;

        public override Sentence Describe() => new("Report discussed with {0} on {1}. {2}", With, On, Note);
    }

    public sealed record AppealReportReturned(string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReportReturned;

        public override Sentence Describe() => new("Report sent back to be worked on: {0}", Why);
    }

    public sealed record AppealReportApproved(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReportApproved;

        public override Sentence Describe() => new("Report approved. {0}", Note);
    }

    public sealed record AppealReportIssued(int Recommendations, IReadOnlyList<string> To) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealReportIssued;

        public override Sentence Describe() => new("Report sent to {1}, with {0} recommendations.", Recommendations, string.Join(", ", To));
    }

    public sealed record AppealRecommendationsMade(string Agency, int Count) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealRecommendationsMade;

        public override Sentence Describe() => new("Recommendations made to {0}: {1}.", Agency, Count);
    }

    public sealed record AppealRecommendationAnswered(string Agency, bool Accepted, string? Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealRecommendationAnswered;

        public override Sentence Describe() => Accepted ? new("{0} accepted a recommendation.", Agency) : new("{0} did not accept a recommendation: {1}", Agency, Why ?? "");
    }

    public sealed record AppealProgressAsked(string Agency, DateOnly By) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealProgressAsked;

        public override Sentence Describe() => new("{0} asked for progress by {1}.", Agency, By);
    }

    public sealed record AppealProgressReported(string Agency, string Text) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealProgressReported;

        public override Sentence Describe() => new("{0} reported progress: {1}", Agency, Text);
    }

    public sealed record AppealLessonShared(string Lesson) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealLessonShared;

        public override Sentence Describe() => new("Lesson shared with partners: {0}", Lesson);
    }

    public sealed record AppealExtended(string Limit, DateOnly? From, DateOnly To, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealExtended;

        public override Sentence Describe() => From is { } was ? new("“{0}” extended from {1} to {2}: {3}", Limit, was, To, Why) : new("Date set for “{0}”: {1}. {2}", Limit, To, Why);
    }

    public sealed record AppealNoteAdded(string Note) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealNoteAdded;

        public override Sentence Describe() => new("Note: {0}", Note);
    }

    public sealed record AppealPackMade(string Version, int Papers) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPackMade;

        public override Sentence Describe() => new("Papers put together ({0}): {1} papers.", Version, Papers);
    }

    public sealed record AppealLinked(string Case, string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealLinked;

        public override Sentence Describe() => new("The review is case {0} here. {1}", Case, Why);
    }

    public sealed record AppealPackShared(int Version) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPackShared;

        public override Sentence Describe() => new("The applicant was given their version of the papers, version {0}.", Version);
    }

    /// <param name="What">"the PDF", "the ZIP of all papers".</param>
    public sealed record AppealPackDownloaded(int Version, string What) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealPackDownloaded;

        public override Sentence Describe() => new("Downloaded: {1}, version {0}.", Version, What);
    }

    public sealed record AppealTakenFurther(string Reference, string Body) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealTakenFurther;

        public override Sentence Describe() => new("Taken further to {0}: {1}.", Body, Reference);
    }

    public sealed record AppealWithdrawn(string How) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealWithdrawn;

        public override Sentence Describe() => new("Appeal withdrawn {0}.", How);
    }

    public sealed record AppealClosed(string Why) : CaseEventBody
    {
        public override CaseEventKind Kind => CaseEventKind.AppealClosed;

        public override Sentence Describe() => new("Appeal closed. {0}", Why);
    }
}
