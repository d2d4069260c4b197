using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.MyCase.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.MyCase.Afterwards;

/// <param name="Said">What they said last since the closing; null: nothing yet.</param>
public sealed record MyAfterwardsView(AfterwardsAnswer? Said, Area Area, MyAfterwardsForm Form);

public sealed class MyAfterwardsForm
{
    public HowThingsAre? How { get; set; }
    public string? Words { get; set; }
}

public sealed class MyAfterwardsFormValidator : AbstractValidator<MyAfterwardsForm>
{
    public MyAfterwardsFormValidator(IStringLocalizer<PublicWords> words)
    {
        RuleFor(f => f.How).Must(h => h is HowThingsAre.Better or HowThingsAre.Same or HowThingsAre.Worse).WithMessage(_ => words["Choose how things are since"]);
        RuleFor(f => f.Words).MaximumLength(Lengths.Story).WithMessage(_ => words["What you write must be {0} characters or fewer", Lengths.Story]);
    }
}

/// <summary>How things are since the case was closed, and what somebody can do when it is worse.</summary>
[ForApplicant, Route("/my-case/since")]
public sealed class AfterwardsController(AsbDbContext db, ApplicantAccess access, TimeProvider clock, IStringLocalizer<PublicWords> words) : MyCaseController(db, access, clock, words)
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var seen = await Access.SeeAsync(User, "how things are since");
        return MayNow(seen, CaseEventKind.AfterwardsAnswered) && await Access.VictimOfAsync(seen) is not null ? await ShowAsync(seen, new()) : Redirect("/my-case/overview");
    }

    [HttpPost(""), TakesLong]
    public async Task<IActionResult> Answer([Bind(Prefix = "Form")] MyAfterwardsForm form)
    {
        var seen = await Access.SeeAsync(User, "how things are since, sent");
        var victim = await Access.SpeaksForAsync(seen);
        return ModelState.IsValid && await DoAsync(seen, async (opened, _) =>
        {
            var voice = await Db.Voices.FirstOrDefaultAsync(v => v.PersonId == victim.Id);
            if (voice is null) Db.Voices.Add(voice = VictimVoice.Of(opened, victim.Id));
            var said = (How: form.How!.Value, Words: OwnWords.From(form.Words));
            if (voice.SaidAfterwards(opened.Round) is { } last && (last.How, last.Words) == said) return;   // sent twice is one answer
            voice.AnswerAfterwards(opened, said.How, said.Words, seen.ToActor(), Now);
        })
            ? Done(form.How == HowThingsAre.Worse ? Words["Thank you for telling us. Somebody will look at it and get in touch by a way that is safe for you."] : Words["Thank you for telling us."], "/my-case/since")
            : await ShowAsync(seen, form);
    }

    private async Task<IActionResult> ShowAsync(ApplicantCase seen, MyAfterwardsForm form)
    {
        var victim = await Access.SpeaksForAsync(seen);
        var voice = await Db.Voices.AsNoTracking().FirstOrDefaultAsync(v => v.PersonId == victim.Id);
        return View("Afterwards", new MyAfterwardsView(voice?.SaidAfterwards(seen.Round), await Db.Areas.AsNoTracking().FirstAsync(a => a.Id == seen.AreaId), form));
    }
}
