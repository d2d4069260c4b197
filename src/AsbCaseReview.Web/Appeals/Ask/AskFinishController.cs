using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Appeals.Ask;

public sealed record CheckView(AskState State, IReadOnlyList<(AskStep Step, IReadOnlyList<(string Label, object Value)> Rows)> Rows);

public sealed record DoneView(string Reference, string? Code, string Body, IReadOnlyList<(string What, DateOnly? By)> Next, AppealOffice Office);

/// <summary>Appealing without an account: papers, who, how to reach them, check, send.</summary>
[AllowAnonymous, Route("/appeal")]
public sealed class AskFinishController(AppealDesk desk, AsbDbContext db, LodgeAppeal lodge, AppealAccess access, EvidenceStore store, IStringLocalizer<PublicWords> words, TimeProvider clock) : AskPageController(desk)
{
    [HttpGet("files")]
    public Task<IActionResult> Files() => AskAsync("files", _ => new FileForm());

    [HttpPost("files"), EvidenceUpload]
    public async Task<IActionResult> Files(FileForm form)
    {
        if (form.File is null) ModelState.AddModelError("File", words["Choose a file first, or go on without"]);
        if (ModelState.IsValid)
        {
            try
            {
                await using var content = form.File!.OpenReadStream();
                return await SaveAsync("files", form, a => a, _ => "/appeal/files", async draft => await store.AddAsync(EvidenceOwner.Draft(draft.Id), form.File.FileName, content, EvidenceSource.Applicant, words["the applicant"]));
            }
            catch (EvidenceRefusedException refused)
            {
                db.ChangeTracker.Clear();
                ModelState.AddModelError("File", refused.Why.In(System.Globalization.CultureInfo.CurrentCulture, text => words[text]));
            }
        }
        return Show("files", await Desk.StateOfAsync(await Desk.FindAsync()), form);
    }

    [HttpPost("files/{id:guid}/remove")]
    public async Task<IActionResult> RemoveFile(Guid id)
    {
        if (await Desk.FindAsync() is { AppealId: null } draft && await db.EvidenceFiles.FirstOrDefaultAsync(f => f.Id == id && f.DraftId == draft.Id) is { } file) await store.RemoveAsync(file);
        return Redirect("/appeal/files");
    }

    [HttpGet("you")]
    public Task<IActionResult> You() => AskAsync("you", s => new YouForm { Name = s.Answers.Name, ForSomebody = s.Answers.Name is null ? null : s.Answers.For is not null, For = s.Answers.For, Authority = s.Answers.Authority });

    [HttpPost("you")]
    public Task<IActionResult> You(YouForm form) => SaveAsync("you", form, a => a with { Name = Clean(form.Name), For = form.ForSomebody == true ? Clean(form.For) : null, Authority = form.ForSomebody == true ? Clean(form.Authority) : null });

    [HttpGet("reach")]
    public Task<IActionResult> Reach() => AskAsync("reach", s => new ReachForm
    {
        EmailSafe = s.Answers.EmailSafe,
        Email = s.Answers.Email,
        PhoneSafe = s.Answers.PhoneSafe,
        Phone = s.Answers.Phone,
        PostSafe = s.Answers.PostSafe,
        Address = s.Answers.Address,
        Postcode = s.Answers.Postcode,
    });

    [HttpPost("reach")]
    public Task<IActionResult> Reach(ReachForm form) => SaveAsync("reach", form, a => a with
    {
        ReachAnswered = true,
        EmailSafe = form.EmailSafe,
        Email = Clean(form.Email),
        PhoneSafe = form.PhoneSafe,
        Phone = Clean(form.Phone),
        PostSafe = form.PostSafe,
        Address = Clean(form.Address),
        Postcode = Postcodes.Tidy(form.Postcode),
    });

    [HttpGet("consent")]
    public Task<IActionResult> Consent() => AskAsync("consent", s => new ConsentForm { Papers = s.Answers.ConsentToPapers, Appeal = s.Answers.ConsentToAppeal, ForSomebody = s.Answers.For is not null });

    [HttpPost("consent")]
    public Task<IActionResult> Consent(ConsentForm form) => SaveAsync("consent", form, a => a with { ConsentToPapers = form.Papers, ConsentToAppeal = form.Appeal });

    [HttpGet("check")]
    public async Task<IActionResult> Check()
    {
        if (await Desk.FindAsync() is not { } draft) return Redirect("/appeal");
        if (draft.AppealId is not null) return Redirect("/appeal/done");
        var state = await Desk.StateOfAsync(draft);
        if (AskSteps.Owed(state) is { } owed) return Redirect($"/appeal/{owed.Path}");
        return View("Check", new CheckView(state, [.. AskSteps.All.Where(s => s.Asked(state)).Select(s => (s, CheckRows.Of(s.Path, state)))]));
    }

    [HttpPost("check")]
    public async Task<IActionResult> Send()
    {
        if (await Desk.FindAsync() is not { } draft) return Redirect("/appeal");
        if (draft.AppealId is not null) return Redirect("/appeal/done");
        var state = await Desk.StateOfAsync(draft);
        if (AskSteps.Owed(state) is { } owed) return Redirect($"/appeal/{owed.Path}");
        var a = state.Answers;
        var found = a.PersonId is { } personId ? (a.CaseId!.Value, personId) : a.PreviousReference is not null ? null : await lodge.FindCaseAsync(a.Reference, a.Name, a.Email);
        var place = await lodge.PlaceAsync(found?.Item1 ?? a.CaseId, a.LocalGovernmentAreaId, a.PreviousReference) ?? state.Place!;
        // Another area's, or a case under another version whose grounds were not those that were shown: the reviewer looks into it and links it.
        if (found is not null && state.Place is not null && (place.Area.Id != state.Place.Area.Id || a.Grounds.Any(g => g.Ground != GroundClaimed.Own && !place.Rules.Stage.Grounds.Any(known => known.Ground == g.Ground)))) (found, place) = (null, state.Place);
        var notice = state.NoticeOn ?? (found is null ? null : await lodge.NoticeOfAsync(place, a.Against!.Value, found.Value.Item2));
        var person = found is { } who ? place.Case!.People.Find(p => p.Id == who.Item2) : null;
        Appeal appeal;
        string code;
        try
        {
            (appeal, code) = await lodge.TakeAsync(Asked(a, person, notice, clock.GetUtcNow()), place, Actor.Applicant(a.Name ?? person?.Name ?? ""), $"{Request.Scheme}://{Request.Host}");
        }
        catch (RuleRefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", refused.Why.In(System.Globalization.CultureInfo.CurrentCulture, text => words[text]));
            return await Check();
        }
        foreach (var file in await db.EvidenceFiles.Where(f => f.DraftId == draft.Id).ToListAsync())
        {
            (file.DraftId, file.AppealId) = (null, appeal.Id);
            db.AppealPapers.Add(new() { AppealId = appeal.Id, Item = "additional", Kind = PaperKind.File, Title = file.Name, DatedOn = state.Today, From = "The applicant", FromApplicant = true, EvidenceFileId = file.Id, AddedBy = appeal.ApplicantName, AddedAt = clock.GetUtcNow(), Order = 99 });
        }
        draft.Sent(appeal.Id);
        if (!await db.TrySaveAsync()) return Redirect("/appeal/check");   // sent twice, or changed in another window: looked at anew
        TempData["Code"] = code;
        return Redirect("/appeal/done");
    }

    [HttpGet("done")]
    public async Task<IActionResult> Done()
    {
        if (await Desk.FindAsync() is not { AppealId: { } id }) return Redirect("/appeal");
        var appeal = await db.Appeals.AsNoTracking().FirstAsync(a => a.Id == id);
        var rules = await access.RulesOfAsync(appeal.ProcedureVersionId, appeal.StageNumber);
        var procedure = rules.Procedure.ForAppeal(appeal.StageNumber);
        var anchors = await db.CaseEvents.AsNoTracking().Where(e => e.AppealId == id && e.Anchor != null).OrderBy(e => e.Sequence).Select(e => new Domain.Deadlines.Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round)).ToListAsync();
        var promised = Domain.Deadlines.Timetable.Of(procedure, anchors, rules.Calendar).Select(l => (Domain.Deadlines.Limits.Find(procedure, l.Limit)?.Promise, l.Due)).Where(l => l.Promise is not null).Select(l => (l.Promise!, l.Due)).ToList();
        return View("Done", new DoneView(appeal.Reference, TempData["Code"] as string, appeal.Body, promised, await db.AppealOfficeAsync(appeal)));
    }

    private static AppealAsked Asked(AppealAnswers a, CasePerson? person, DateOnly? notice, DateTimeOffset now) => new()
    {
        HandledBy = a.HandledBy,
        Reference = a.Reference,
        Against = a.Against!.Value,
        LodgedBy = Domain.Procedures.AppealLodgedBy.Applicant,
        Channel = Channels.Online,
        Applicant = a.PersonId is not null && person is not null
            ? new() { Name = person.Name, PersonId = person.Id, For = a.For, Authority = a.Authority, Email = person.Email, Phone = person.Phone, Address = person.Address, Postcode = person.Postcode, SafeContact = person.SafeContact }
            : new()
            {
                Name = a.Name!,
                PersonId = person?.Id,
                For = a.For,
                Authority = a.Authority,
                Email = a.Email,
                Phone = a.Phone,
                Address = a.Address,
                Postcode = a.Postcode,
                SafeContact = new() { EmailSafe = a.EmailSafe, TelephoneSafe = a.PhoneSafe, PostSafe = a.PostSafe },
            },
        ReceivedAt = now,
        NoticeOn = notice,
        LateReason = a.LateReason,
        Grounds = [.. a.Grounds.Select(g => (g.Ground, g.Why))],
        NotConsidered = a.NotConsidered,
        NewInformation = a.NewInformation,
        Hopes = a.Hopes,
        ConsentToAppeal = a.ConsentToAppeal,
        ConsentToPapers = a.ConsentToPapers,
    };
}
