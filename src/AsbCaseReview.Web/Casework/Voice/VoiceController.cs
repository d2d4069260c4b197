using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Plan;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Voice;

/// <summary>How each victim is heard. The acts of one victim carry the version of that victim's voice, not of the case.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}/voice")]
public sealed class VoiceController(AsbDbContext db, CaseAccess cases, TimeProvider clock, VoiceQuery voices) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference, int? victim = null) => await Show(reference, victim, _ => { });

    [HttpPost("{victim:int}/conversation"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Conversation(string reference, int victim, [Bind(Prefix = "Conversation")] ConversationForm form) => Act(reference, victim, form, (c, v) =>
        v.RecordContactForm(c, new(form.On.Value!.Value, form.How!.Trim(), OwnWords.From(form.Facts), OwnWords.From(form.Impact), OwnWords.From(form.WantsHappen)), User.ToActor(), Now),
        "The conversation is recorded.", v => v.Conversation = form);

    [HttpPost("{victim:int}/statement"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Statement(string reference, int victim, [Bind(Prefix = "Statement")] StatementForm form) => Act(reference, victim, form,
        (c, v) => v.GiveStatement(c, OwnWords.From(form.Words)!, takenDownFor: true, User.ToActor(), Now), "The statement is kept. Earlier versions stay.", v => v.Statement = form);

    [HttpPost("{victim:int}/part"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Part(string reference, int victim, [Bind(Prefix = "Part")] TakingPartForm form) => Act(reference, victim, form,
        (c, v) => v.Choose(c, form.Way!.Value, form.Representative, OwnWords.From(form.Needs), User.ToActor(), Now), "Recorded how they take part.", v => v.Part = form);

    [HttpPost("{victim:int}/support"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Support(string reference, int victim, [Bind(Prefix = "Support")] SupportForm form) => Act(reference, victim, form,
        (c, v) => v.OfferSupport(c, form.Service!.Trim(), form.Answer!.Value, form.ConsentHow, User.ToActor(), Now), "The offer of support is recorded.", v => v.Support = form);

    [HttpPost("{victim:int}/share"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Share(string reference, int victim, [Bind(Prefix = "Saying")] SayingForm form) => Act(reference, victim, form,
        (c, v) =>
        {
            ModelState.AskAboutNames("Saying.SafeWords", form.SafeWords, form.NamesChecked, c);
            v.Share(c, form.Agency!.Trim(), form.SafeWords!, User.ToActor(), Now);
        }, "They can read it now, and say if it is not so.", v => v.Saying = form);

    [HttpPost("{victim:int}/dispute"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Dispute(string reference, int victim, [Bind(Prefix = "Dispute")] DisputeForm form) => Act(reference, victim, form,
        (c, v) => v.Disagree(c, form.SayingId!.Value, OwnWords.From(form.Words)!, User.ToActor(), Now), "What they dispute is recorded and goes before the panel.", v => v.Dispute = form);

    [HttpPost("{victim:int}/settle"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Settle(string reference, int victim, [Bind(Prefix = "Settle")] SettleForm form) => Act(reference, victim, form,
        (c, v) => v.Settle(c, form.SayingId!.Value, form.How!, User.ToActor(), Now), "Recorded as settled.", v => v.Settle = form);

    [HttpPost("{victim:int}/afterwards"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Afterwards(string reference, int victim, [Bind(Prefix = "Afterwards")] AfterwardsForm form) => Act(reference, victim, form,
        (c, v) => v.AnswerAfterwards(c, form.Since!.Value, OwnWords.From(form.Words), User.ToActor(), Now), "Recorded how things are since.", v => v.Afterwards = form);

    [HttpPost("{victim:int}/follow-up"), Requires(Permission.HearVictim)]
    public Task<IActionResult> FollowUp(string reference, int victim, [Bind(Prefix = "FollowUp")] FollowUpForm form) => Act(reference, victim, form,
        (c, v) => v.FollowUpAfterwards(c, form.AnswerId!.Value, form.What!, User.ToActor(), Now), "Recorded what came of it.", v => v.FollowUp = form);

    [HttpPost("{victim:int}/not-invited"), Requires(Permission.DecideInvitation)]
    public Task<IActionResult> NotInvited(string reference, int victim, [Bind(Prefix = "NotInvited")] NotInvitedForm form) => Act(reference, victim, form, (c, v, isChair) =>
        {
            ModelState.AskAboutNames("NotInvited.Why", form.Why, form.NamesChecked, c);
            v.DoNotInvite(c, form.Why!, isChair, User.ToActor(), Now);
        }, "Recorded. A letter with the reason has to reach them before the meeting.", v => v.NotInvited = form);

    [HttpPost("{victim:int}/told"), Requires(Permission.HearVictim)]
    public Task<IActionResult> Told(string reference, int victim, [Bind(Prefix = "Told")] ToldForm form) => Act(reference, victim, form,
        (c, v) => v.RecordToldNotInvited(c, form.On.Value!.Value, User.ToActor(), Now), "Recorded that they were told.", v => v.Told = form);

    [HttpPost("{victim:int}/invite-after-all"), Requires(Permission.DecideInvitation)]
    public Task<IActionResult> InviteAfterAll(string reference, int victim, [Bind(Prefix = "InviteAfterAll")] InviteAfterAllForm form) => Act(reference, victim, form, (c, v, isChair) =>
        v.InviteAfterAll(c, isChair, User.ToActor(), Now), "They are invited.", _ => { });

    private Task<IActionResult> Act(string reference, int victim, CaseForm form, Action<Case, VictimVoice> act, string done, Action<VoiceView> keep) =>
        Act(reference, victim, form, (c, v, _) => act(c, v), done, keep);

    private Task<IActionResult> Act(string reference, int victim, CaseForm form, Action<Case, VictimVoice, bool> act, string done, Action<VoiceView> keep) => ActBesideAsync(reference, form, async (opened, _) =>
    {
        var person = opened.People.Find(p => p.Number == victim) ?? throw new NotFoundException();
        var voice = await Db.Voices.FirstOrDefaultAsync(v => v.CaseId == opened.Id && v.PersonId == person.Id);
        if (voice is null) Db.Voices.Add(voice = VictimVoice.Of(opened, person.Id));
        else Db.Entry(voice).Property(v => v.Version).OriginalValue = form.Version;
        act(opened, voice, await voices.IsChairAsync(opened.Id, User));
    }, done, $"/cases/{reference}/voice?victim={victim}", "Somebody else recorded something about this victim while you had the page open. It stands below now.", () => Show(reference, victim, keep));

    private async Task<IActionResult> Show(string reference, int? victim, Action<VoiceView> keep)
    {
        var head = await Cases.SeeAsync(reference, User, "victim’s voice");
        var view = await voices.AskAsync(head, victim, User);
        view.Conversation = new()
        {
            On = DateParts.From(view.Voice?.ContactOn ?? Domain.Calendar.London.Today(Clock)),
            How = view.Voice?.ContactHow,
            Facts = view.Voice?.Facts?.Text,
            Impact = view.Voice?.Impact?.Text,
            WantsHappen = view.Voice?.WantsHappen?.Text,
        };
        view.Statement = new() { Words = view.Voice?.Statement?.Words.Text };
        view.Part = new() { Way = view.Voice?.Way, Representative = view.Voice?.Representative, Needs = view.Voice?.Needs?.Text };
        view.Told = new() { On = DateParts.From(Domain.Calendar.London.Today(Clock)) };
        view.Support = new() { Service = view.SupportService };
        keep(view);
        return View("Voice", view);
    }
}
