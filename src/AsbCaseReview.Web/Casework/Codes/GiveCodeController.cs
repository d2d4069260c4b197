using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Codes;

/// <summary>How a code reaches the person, and how it was made sure that it is them.</summary>
public sealed class GiveCodeForm : CaseForm
{
    public string? How { get; set; }
    public string? MadeSure { get; set; }
}

public sealed class GiveCodeFormValidator : AbstractValidator<GiveCodeForm>
{
    public static IReadOnlyDictionary<string, string> Ways { get; } = new Dictionary<string, string>
    {
        ["by hand"] = "Handed over in person",
        ["by post"] = "Printed and posted to the address that is safe",
        ["by telephone"] = "Read out on the telephone number that is safe",
    };

    public GiveCodeFormValidator()
    {
        RuleFor(f => f.How).Must(h => h is not null && Ways.ContainsKey(h)).WithMessage("Choose how they get it");
        RuleFor(f => f.MadeSure).NotEmpty().WithMessage("Say how you made sure that it is them. A birth date and a postcode are not enough").MaximumLength(Lengths.Sentence).WithMessage($"How you made sure must be {Lengths.Sentence} characters or fewer");
    }
}

/// <param name="Code">Shown once; only its hash is kept.</param>
public sealed record GiveCodeView(CaseHead Case, Guid PersonId, string Name, SafeContact Safe, GiveCodeForm Form, string? Code);

/// <summary>A coordinator gives somebody a code for "my case": where e-mail is not safe, or a letter was lost.</summary>
[Requires(Permission.Triage), Route("/cases/{reference}/people/{id:guid}/code")]
public sealed class GiveCodeController(AsbDbContext db, CaseAccess cases, Infrastructure.Identity.AccessCodes codes, TimeProvider clock) : CaseworkController(db, cases, clock)
{
    [HttpGet("")]
    public Task<IActionResult> Ask(string reference, Guid id) => Show(reference, id, new(), null);

    [HttpPost("")]
    public async Task<IActionResult> Give(string reference, Guid id, [Bind(Prefix = "Form")] GiveCodeForm form)
    {
        string? code = null;
        var result = await ActAsync(reference, form, async (c, _) =>
        {
            var person = c.People.Find(p => p.Id == id) ?? throw new NotFoundException();
            if (!person.MayFollowOnline || c.OutgoingStopped) throw new RuleRefusedException(new("{0} may not follow the case online. Change that first, with them.", person.Name));
            if (form.How == "by post" && !person.SafeContact.PostSafe) throw new RuleRefusedException(new("Post is not safe for {0}.", person.Name));
            if (form.How == "by telephone" && !person.SafeContact.TelephoneSafe) throw new RuleRefusedException(new("The telephone is not safe for {0}.", person.Name));
            await codes.EndAsync(c.Id, id);
            code = codes.MakeForLetter(c.Id, id);
            c.Record(new Happened.AccessCodeGiven(person.Name, $"{form.How}; made sure of: {form.MadeSure!.Trim()}."), User.ToActor(), Now, subject: id.ToString());
        }, "", $"/cases/{reference}/application", () => Show(reference, id, form, null));
        if (result is not RedirectResult) return result;
        TempData.Remove("Done");
        return await Show(reference, id, form, code);
    }

    private async Task<IActionResult> Show(string reference, Guid id, GiveCodeForm form, string? code)
    {
        var head = await Cases.SeeAsync(reference, User, "giving a code");
        var person = await Cases.Seen(head).SelectMany(c => c.People).AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotFoundException();
        ModelState.Remove("Form.Version");
        form.Version = head.Version;   // a code changes nothing that another form shows
        return View("GiveCode", new GiveCodeView(head, id, person.Name, person.SafeContact, form, code));
    }
}
