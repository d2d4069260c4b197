using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Apply.Impact;

/// <summary>What it does to people, and what they would like.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class ImpactController(ApplyDesk desk) : ApplyController(desk)
{
    [HttpGet("still")]
    public Task<IActionResult> Still() => AskAsync("still", s => new StillForm { Still = !s.Answers.StillGoingOnAnswered ? null : Text(s.Answers.StillGoingOn) });

    [HttpPost("still")]
    public Task<IActionResult> Still(StillForm form) => SaveAsync("still", form, a => a with { StillGoingOnAnswered = true, StillGoingOn = Answer(form.Still) });

    [HttpGet("conditions")]
    public Task<IActionResult> Conditions() => AskAsync("conditions", s => new ConditionsForm
    {
        Answers = s.Conditions.ToDictionary(c => c.Condition, c => !s.Answers.ConditionsAnswered ? null : Text(s.Answers.Conditions.TryGetValue(c.Condition, out var yes) ? yes : null)),
    });

    [HttpPost("conditions")]
    public async Task<IActionResult> Conditions(ConditionsForm form)
    {
        var asked = (await Desk.StateOfAsync(await Desk.FindAsync())).Conditions.Select(c => c.Condition).ToHashSet();
        return await SaveAsync("conditions", form, a => a with
        {
            ConditionsAnswered = true,
            Conditions = form.Answers.Where(x => asked.Contains(x.Key) && Answer(x.Value) is not null).ToDictionary(x => x.Key, x => Answer(x.Value)!.Value),
        });
    }

    [HttpGet("effect")]
    public Task<IActionResult> Effect() => AskAsync("effect", s => new EffectForm { Effect = s.Answers.Effect });

    [HttpPost("effect")]
    public Task<IActionResult> Effect(EffectForm form) => SaveAsync("effect", form, a => a with { Effect = form.Effect.Clean() });

    [HttpGet("wish")]
    public Task<IActionResult> Wish() => AskAsync("wish", s => new WishForm { Wish = s.Answers.Wish });

    [HttpPost("wish")]
    public Task<IActionResult> Wish(WishForm form) => SaveAsync("wish", form, a => a with { Wish = form.Wish.Clean() });

    [HttpGet("cause")]
    public Task<IActionResult> Cause() => AskAsync("cause", s => new CauseForm { Knows = s.Answers.KnowsWhoCausesIt, Who = s.Answers.WhoCausesIt, Under18 = s.Answers.WhoCausesItUnder18 });

    [HttpPost("cause")]
    public Task<IActionResult> Cause(CauseForm form) => SaveAsync("cause", form, a => a with { KnowsWhoCausesIt = form.Knows, WhoCausesIt = form.Knows == true ? form.Who.Clean() : null, WhoCausesItUnder18 = form.Knows == true ? form.Under18 : null });

    private static string Text(bool? answer) => answer switch { true => "yes", false => "no", _ => "notSure" };

    private static bool? Answer(string? text) => text switch { "yes" => true, "no" => false, _ => null };
}
