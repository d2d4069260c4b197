using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Voice;

/// <param name="Meeting">Null until the agencies' meeting is arranged. Who sits on it is not shown here.</param>
public sealed record MyVoiceView(VictimVoice? Voice, bool MayStill, MyMeeting? Meeting, bool ForSomebody);

public sealed record MyMeeting(DateOnly On, TimeOnly Starts, string Place, string? VideoLink);

public sealed record MyDisputeView(AgencySaying Saying, MyDisputeForm Form);

/// <summary>How somebody is heard, in their own words: their statement, how they take part, and what is not right in what agencies say.</summary>
[ForApplicant, Route("/my-case/voice")]
public sealed class MyVoiceController(AsbDbContext db, ApplicantAccess access, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var seen = await Access.SeeAsync(User, "being heard");
        if (await Access.VictimOfAsync(seen) is not { } victim) return View("NotYours");
        var meeting = await Db.Panels.AsNoTracking().Where(p => p.Cases.Any(c => c.CaseId == seen.Id) && p.State == PanelState.Invited).OrderBy(p => p.MeetsOn).FirstOrDefaultAsync();
        return View("Voice", new MyVoiceView(await VoiceAsync(victim), MayNow(seen, CaseEventKind.ImpactStatementGiven),
            meeting is null ? null : new(meeting.MeetsOn, meeting.StartsAt, meeting.Place, meeting.VideoLink), victim.Id != seen.Person.Id));
    }

    [HttpGet("statement")]
    public async Task<IActionResult> Statement()
    {
        var seen = await Access.SeeAsync(User, "statement");
        return MayNow(seen, CaseEventKind.ImpactStatementGiven) ? View("Statement", new MyStatementForm { Words = (await VoiceAsync(await Access.SpeaksForAsync(seen)))?.Statement?.Words.Text }) : Redirect("/my-case/voice");
    }

    [HttpPost("statement"), TakesLong]
    public async Task<IActionResult> Statement(MyStatementForm form)
    {
        var seen = await Access.SeeAsync(User, "statement sent");
        return ModelState.IsValid && await ActAsync(seen, (c, v) =>
        {
            var given = OwnWords.From(form.Words)!;
            if (v.Statement?.Words != given) v.GiveStatement(c, given, takenDownFor: v.PersonId != seen.Person.Id, seen.ToActor(), Now);   // sent twice is one version
        })
            ? Done(Words["We have your statement. You can change it until the meeting; earlier versions are kept."], "/my-case/voice")
            : View("Statement", form);
    }

    [HttpGet("part")]
    public async Task<IActionResult> Part()
    {
        var seen = await Access.SeeAsync(User, "taking part");
        if (!MayNow(seen, CaseEventKind.TakingPartChosen)) return Redirect("/my-case/voice");
        var voice = await VoiceAsync(await Access.SpeaksForAsync(seen));
        ViewData["Invited"] = voice?.IsInvited ?? true;
        return View("Part", new MyPartForm { Way = voice?.Way, Representative = voice?.Representative, Needs = voice?.Needs?.Text });
    }

    [HttpPost("part")]
    public async Task<IActionResult> Part(MyPartForm form)
    {
        var seen = await Access.SeeAsync(User, "taking part sent");
        if (ModelState.IsValid && await ActAsync(seen, (c, v) => v.Choose(c, form.Way!.Value, form.Representative, OwnWords.From(form.Needs), seen.ToActor(), Now)))
            return Done(Words["Thank you. We have noted how you want to take part."], "/my-case/voice");
        ViewData["Invited"] = (await VoiceAsync(await Access.SpeaksForAsync(seen)))?.IsInvited ?? true;
        return View("Part", form);
    }

    [HttpGet("not-right/{id:guid}")]
    public async Task<IActionResult> NotRight(Guid id)
    {
        var seen = await Access.SeeAsync(User, "not right");
        var saying = await SayingAsync(seen, id);
        return View("NotRight", new MyDisputeView(saying, new() { Words = saying.Dispute?.Text }));
    }

    [HttpPost("not-right/{id:guid}"), TakesLong]
    public async Task<IActionResult> NotRight(Guid id, [Bind(Prefix = "Form")] MyDisputeForm form)
    {
        var seen = await Access.SeeAsync(User, "not right, sent");
        var saying = await SayingAsync(seen, id);
        return ModelState.IsValid && await ActAsync(seen, (c, v) => v.Disagree(c, id, OwnWords.From(form.Words)!, seen.ToActor(), Now))
            ? Done(Words["Thank you. What you say goes before the agencies’ meeting, unless it is put right first."], "/my-case/voice")
            : View("NotRight", new MyDisputeView(saying, form));
    }

    private Task<bool> ActAsync(ApplicantCase seen, Action<Case, VictimVoice> act) => DoAsync(seen, async (opened, _) =>
    {
        var victim = await Access.SpeaksForAsync(seen);
        var voice = await Db.Voices.FirstOrDefaultAsync(v => v.PersonId == victim.Id);
        if (voice is null) Db.Voices.Add(voice = VictimVoice.Of(opened, victim.Id));
        act(opened, voice);
    });

    private Task<VictimVoice?> VoiceAsync(CasePerson victim) => Db.Voices.AsNoTracking().FirstOrDefaultAsync(v => v.PersonId == victim.Id);

    private async Task<AgencySaying> SayingAsync(ApplicantCase seen, Guid id) =>
        (await VoiceAsync(await Access.SpeaksForAsync(seen)))?.Sayings.Find(s => s.Id == id) is { } saying && MayNow(seen, CaseEventKind.AgencyWordsDisputed) ? saying : throw new NotFoundException();
}
