using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.People;

public sealed record ApplicationView(CaseHead Case, Application Application, IReadOnlyList<CasePerson> People, string Channel, DateTimeOffset ReceivedAt, DateOnly FirstReachedOn, string LocalGovernmentArea);

public sealed record PersonView(CaseHead Case, Guid? PersonId, IReadOnlyList<Choice> Victims, PersonForm Form);

/// <summary>The application as it was made, and the people on it.</summary>
[Requires(Permission.SeeCases), Route("/cases/{reference}")]
public sealed class PeopleController(AsbDbContext db, CaseAccess cases, QueuedCorrespondence queued, TimeProvider clock) : CaseworkController(db, cases, clock)
{
    [HttpGet("application")]
    public async Task<IActionResult> Application(string reference)
    {
        var head = await Cases.SeeAsync(reference, User, "application");
        var whole = await Cases.Seen(head).Include(c => c.Application).Include(c => c.People).FirstAsync();
        return View(new ApplicationView(head, whole.Application, [.. whole.People.OrderBy(p => p.Number)], whole.Channel, whole.ReceivedAt, whole.FirstReachedOn, whole.LocalGovernmentArea));
    }

    [HttpGet("people/new"), Requires(Permission.Triage)]
    public async Task<IActionResult> New(string reference) => await Show(reference, null, new());

    [HttpPost("people/new"), Requires(Permission.Triage)]
    public Task<IActionResult> Add(string reference, [Bind(Prefix = "Form")] PersonForm form) => ActAsync(reference, form, (c, _) =>
    {
        c.AddPerson(form.ToPerson(c.Id, c.NextPersonNumber), User.ToActor(), Now);
        return Task.CompletedTask;
    }, "Added to the case.", $"/cases/{reference}/application", () => Show(reference, null, form));

    [HttpGet("people/{id:guid}"), Requires(Permission.Triage)]
    public async Task<IActionResult> Edit(string reference, Guid id) => await Show(reference, id, null);

    [HttpPost("people/{id:guid}"), Requires(Permission.Triage)]
    public Task<IActionResult> Save(string reference, Guid id, [Bind(Prefix = "Form")] PersonForm form) => ActAsync(reference, form, (c, rules) =>
    {
        var person = c.People.Find(p => p.Id == id) ?? throw new NotFoundException();
        if (form.ChangesTo(person) is not { Count: > 0 } changes) throw new RuleRefusedException(new("Nothing is different from what is recorded."));
        c.ChangePerson(id, form.ApplyTo, changes, User.ToActor(), Now);
        return queued.FollowContactAsync(c, person, rules, User.ToActor(), Now);
    }, "Saved. What is queued leaves only by a way that is still safe. If they moved, or post is no longer safe, codes on earlier letters no longer open their page.", $"/cases/{reference}/application", () => Show(reference, id, form));

    private async Task<IActionResult> Show(string reference, Guid? id, PersonForm? form)
    {
        var head = await Cases.SeeAsync(reference, User, id is null ? "new person" : "person");
        if (id is { } known)
        {
            var person = await Cases.Seen(head).SelectMany(c => c.People).AsNoTracking().FirstOrDefaultAsync(p => p.Id == known) ?? throw new NotFoundException();
            form ??= PersonForm.Of(person);
            (form.Part, form.Kind) = (person.Part, person.Kind);
        }
        var victims = await Cases.Seen(head).SelectMany(c => c.People).Where(p => p.Part == PersonPart.Victim && p.Id != id).OrderBy(p => p.Number).Select(p => new { p.Number, p.Name }).ToListAsync();
        return View("Person", new PersonView(head, id, victims.ConvertAll(v => new Choice(v.Number.ToString(CultureInfo.InvariantCulture), v.Name)), form!));
    }
}
