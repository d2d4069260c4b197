using AsbCaseReview.Domain.Applications;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Apply.Who;

/// <summary>Who applies, for whom, and on what authority.</summary>
[AllowAnonymous, Route("/apply")]
public sealed class WhoController(ApplyDesk desk) : ApplyController(desk)
{
    [HttpGet("who")]
    public Task<IActionResult> Who() => AskAsync("who", s => new WhoForm { ApplicantIs = s.Answers.ApplicantIs });

    [HttpPost("who")]
    public Task<IActionResult> Who(WhoForm form) => SaveAsync("who", form, a => a with { ApplicantIs = form.ApplicantIs });

    [HttpGet("kind")]
    public Task<IActionResult> Kind() => AskAsync("kind", s => new KindForm { Kind = s.Answers.VictimKind });

    [HttpPost("kind")]
    public Task<IActionResult> Kind(KindForm form) => SaveAsync("kind", form, a => a with { VictimKind = form.Kind });

    [HttpGet("authority")]
    public Task<IActionResult> Authority() => AskAsync("authority", s => new AuthorityForm { Authority = s.Answers.Authority, Detail = s.Answers.AuthorityDetail });

    [HttpPost("authority")]
    public Task<IActionResult> Authority(AuthorityForm form) => SaveAsync("authority", form, a => a with { Authority = form.Authority, AuthorityDetail = form.Detail.Clean() });

    [HttpGet("name")]
    public Task<IActionResult> Name() => AskAsync("name", s => FormOf(s.Answers.Applicant, asksContact: !s.ForSomebody && !s.IsPerson, asksAge: !s.ForSomebody && s.IsPerson));

    [HttpPost("name")]
    public Task<IActionResult> Name(NameForm form) => SaveAsync("name", form, a => a with { Applicant = Named(a.Applicant, form) });

    [HttpGet("victim")]
    public Task<IActionResult> Victim() => AskAsync("victim", s => FormOf(s.Answers.Victim, asksContact: !s.IsPerson, asksAge: s.IsPerson));

    [HttpPost("victim")]
    public Task<IActionResult> Victim(NameForm form) => SaveAsync("victim", form, a => a with { Victim = Named(a.Victim, form) });

    [HttpGet("safe-adult")]
    public Task<IActionResult> SafeAdult() => AskAsync("safe-adult", s => new SafeAdultForm { Name = s.Victim?.SafeAdultName, Contact = s.Victim?.SafeAdultContact });

    [HttpPost("safe-adult")]
    public Task<IActionResult> SafeAdult(SafeAdultForm form) => SaveAsync("safe-adult", form, a =>
    {
        DraftPerson With(DraftPerson? child) => (child ?? new()) with { SafeAdultName = form.Name.Clean(), SafeAdultContact = form.Contact.Clean() };
        return a.ApplicantIs == ApplicantIs.SomebodyForThem ? a with { Victim = With(a.Victim) } : a with { Applicant = With(a.Applicant) };
    });

    [HttpGet("relation")]
    public Task<IActionResult> Relation() => AskAsync("relation", s => new RelationForm { Relation = !s.Answers.RelationAnswered ? null : s.Answers.PartnerOrRelative switch { true => "yes", false => "no", _ => RelationForm.RatherNot } });

    [HttpPost("relation")]
    public Task<IActionResult> Relation(RelationForm form) => SaveAsync("relation", form,
        a => a with { RelationAnswered = true, PartnerOrRelative = form.Relation switch { "yes" => true, "no" => false, _ => null } },
        _ => form.Relation == "yes" ? $"/apply/relation/help{Request.QueryString}" : null);

    /// <summary>Kind words and numbers for somebody who lives with it at home; then on.</summary>
    [HttpGet("relation/help")]
    public IActionResult Help()
    {
        ViewData["On"] = Checking ? Journey.Check : Journey.Tasks;
        return View("RelationHelp");
    }

    private static NameForm FormOf(DraftPerson? person, bool asksContact, bool asksAge) => new() { Name = person?.Name, ContactName = person?.ContactName, IsUnder18 = person?.IsUnder18, AsksContact = asksContact, AsksAge = asksAge };

    private static DraftPerson Named(DraftPerson? person, NameForm form) => (person ?? new()) with { Name = form.Name.Clean(), ContactName = form.ContactName.Clean(), IsUnder18 = form.IsUnder18 };
}
