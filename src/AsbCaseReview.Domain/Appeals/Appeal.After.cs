using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

public sealed partial class Appeal
{
    /// <summary>The limit by which bodies report progress, as procedures name it.</summary>
    public const string ProgressLimit = "appealProgress";

    /// <summary>Progress is asked for once more, after the procedure's own time.</summary>
    /// <param name="bodies">Those whose recommendations are still to be carried out.</param>
    public void AskForProgress(IReadOnlyCollection<(Guid AgencyId, string Name)> bodies, DateOnly answerBy, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        if (bodies.Count == 0) throw new RuleRefusedException(new("No accepted recommendation is still to be carried out."));
        if (answerBy <= Calendar.London.DateOf(at)) throw new RuleRefusedException(new("The day by which you ask for progress has to lie ahead."));
        ProgressRound++;
        foreach (var (agency, name) in bodies)
        {
            Raise(new AppealHappened.AppealProgressAsked(name, answerBy), by, at, AnchorKind.ProgressAsked, subject: agency.ToString(), round: ProgressRound);
            Raise(new AppealHappened.AppealExtended($"Progress of {name}", null, answerBy, "Asked for once more."), by, at, AnchorKind.DateSet, answerBy,
                Timetable.DateSetSubject(ProgressLimit, agency.ToString()), round: ProgressRound);
        }
    }

    public void Close(string why, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Needs(why, new("Say why it is closed."));
        End(new AppealHappened.AppealClosed(why), why, by, at);
    }

    /// <summary>Shares a lesson with the partners. It names nobody.</summary>
    /// <param name="names">Names and references that must not stand in it: the applicant's, the people's of the case.</param>
    public AppealLesson ShareLesson(string theme, string text, IEnumerable<string> names, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Needs(text, new("Write the lesson."));
        AppealLesson.MustNameNobody(text, [.. names, ApplicantName, Applicant.For ?? "", Reference]);
        Raise(new AppealHappened.AppealLessonShared(text), by, at);
        return new() { AppealId = Id, AreaId = AreaId, Theme = theme, Text = text.Trim(), SharedOn = Calendar.London.DateOf(at), SharedBy = by.Body };
    }
}
