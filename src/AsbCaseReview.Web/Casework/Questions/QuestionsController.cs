using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Plan;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Questions;

/// <summary>What the people of a case ask from their own pages, for whoever answers.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/questions")]
public sealed class QuestionsController(AsbDbContext db, CaseAccess cases, TimeProvider clock, QuestionsQuery questions) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Index(string reference, int? person = null) => Show(reference, person, _ => { });

    [HttpPost("{person:int}/answer"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Answer(string reference, int person, [Bind(Prefix = "Answer")] AnswerForm form) => Act(reference, person, form, (c, p, thread) =>
    {
        ModelState.AskAboutNames("Answer.Words", form.Words, form.NamesChecked, c);
        thread.Answer(c, form.Words!, User.ToActor(), Now);
        if (PageMail.Notice(c, p, Site, Now) is { } notice) Db.OutgoingMessages.Add(notice);
    }, "They can read it on their page.", v => v.Answer = form);

    [HttpPost("{person:int}/settle"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Settle(string reference, int person, [Bind(Prefix = "Settle")] SettleForm form) =>
        Act(reference, person, form, (c, _, thread) => thread.SettleWithoutWriting(c, form.Why!, User.ToActor(), Now), "Recorded. Nothing waits for an answer any more.", v => v.Settle = form);

    private Task<IActionResult> Act(string reference, int number, CaseForm form, Action<Case, CasePerson, QuestionThread> act, string done, Action<QuestionsView> keep) => ActBesideAsync(reference, form, async (opened, _) =>
    {
        var person = opened.People.Find(p => p.Number == number) ?? throw new NotFoundException();
        var thread = await Db.QuestionThreads.FirstOrDefaultAsync(t => t.CaseId == opened.Id && t.PersonId == person.Id);
        if (thread is null) Db.QuestionThreads.Add(thread = QuestionThread.Of(opened, person));
        else Db.Entry(thread).Property(t => t.Version).OriginalValue = form.Version;
        act(opened, person, thread);
    }, done, $"/cases/{reference}/questions?person={number}", "Something was written here while you had the page open. It stands below now.", () => Show(reference, number, keep));

    private async Task<IActionResult> Show(string reference, int? number, Action<QuestionsView> keep)
    {
        var head = await Cases.SeeAsync(reference, User, "questions");
        var view = await questions.AskAsync(head, number);
        if (view.Shown?.Thread is { } thread && User.May(Permission.HearVictim) && (User.AreaIdOf() is not { } own || own == head.AreaId))   // an area that only reads is not who reads it for them
            await Db.ThreadMessages.Where(m => m.ThreadId == thread.Id && m.Answer == null && m.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.ReadAt, Now));
        keep(view);
        return View("Questions", view);
    }
}
