using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Questions;

/// <param name="AnswerBy">Last day on which what waits is answered in time; null where nothing waits.</param>
/// <param name="Within">"5 working days", as the case's procedure or our convention has it.</param>
/// <param name="IsOurs">The procedure says nothing of it: the period is a convention of ours.</param>
public sealed record MyQuestionsView(IReadOnlyList<ThreadMessage> Messages, bool Waits, DateOnly? AnswerBy, string Within, bool IsOurs, bool Ended, QuestionForm Form);

public sealed class QuestionForm
{
    public string? Words { get; set; }
}

public sealed class QuestionFormValidator : AbstractValidator<QuestionForm>
{
    public QuestionFormValidator(IStringLocalizer<PublicWords> words)
    {
        RuleFor(f => f.Words).NotEmpty().WithMessage(_ => words["Write your question"]);
        RuleFor(f => f.Words).MaximumLength(Lengths.Story).WithMessage(_ => words["What you write must be {0} characters or fewer", Lengths.Story]);
    }
}

/// <summary>Questions to the coordinator and their answers: whoever is signed in reads their own alone. It stays open after the case has ended.</summary>
[ForApplicant, Route("/my-case/questions")]
public sealed class MyQuestionsController(AsbDbContext db, ApplicantAccess access, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => await ShowAsync(await Access.SeeAsync(User, "questions"), new());

    [HttpPost(""), TakesLong]
    public async Task<IActionResult> Ask([Bind(Prefix = "Form")] QuestionForm form)
    {
        var seen = await Access.SeeAsync(User, "a question sent");
        return ModelState.IsValid && await DoAsync(seen, async (opened, rules) =>
        {
            var thread = await Db.QuestionThreads.FirstOrDefaultAsync(t => t.PersonId == seen.Person.Id);
            if (thread is null) Db.QuestionThreads.Add(thread = QuestionThread.Of(opened, seen.Person));
            thread.Ask(opened, OwnWords.From(form.Words)!, rules, seen.ToActor(), Now);
        })
            ? Done(Words["We have your question. The answer will be here."], "/my-case/questions")
            : await ShowAsync(seen, form);
    }

    private async Task<IActionResult> ShowAsync(ApplicantCase seen, QuestionForm form)
    {
        var thread = await Db.QuestionThreads.AsNoTracking().FirstOrDefaultAsync(t => t.PersonId == seen.Person.Id);
        var limit = Limits.Find(await Db.Services.Procedures.GetAsync(seen.ProcedureVersionId, Db), Limits.AnswerQuestion)!;
        var waits = thread?.WaitingSince is not null;
        if (thread is not null)
            await Db.ThreadMessages.Where(m => m.ThreadId == thread.Id && m.Answer != null && m.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.ReadAt, Now));
        return View("Questions", new MyQuestionsView(
            [.. (thread?.Messages ?? []).OrderByDescending(m => m.Number)], waits,
            waits ? await Db.Deadlines.Where(d => d.CaseId == seen.Id && d.Limit == Limits.AnswerQuestion && d.Subject == thread!.Subject && d.State == DeadlineState.Open).Select(d => d.Due).FirstOrDefaultAsync() : null,
            limit.Period?.ToString() ?? "", limit.Source.Standing == Domain.Procedures.Standing.Ours, seen.Stage.IsEnded(), form));
    }
}
