using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Logging;

/// <summary>A coordinator writes down an application that came otherwise than online.</summary>
[Requires(Permission.LogApplication)]
public sealed class LogController(AsbDbContext db, CaseAccess access, TimeProvider clock, LetterDrafts drafts) : Controller
{
    private const int RowsAtFirst = 3;

    [HttpGet("/log")]
    public async Task<IActionResult> Start()
    {
        var now = London.TimeOf(clock.GetUtcNow());
        var form = new LogForm { Id = Guid.CreateVersion7(), ReceivedOn = DateParts.From(DateOnly.FromDateTime(now)), ReceivedAt = now.ToString("HH:mm", Sentence.English) };
        for (var i = 0; i < RowsAtFirst; i++) form.Reports.Add(new());
        if (await Areas().Select(l => l.Id).Take(2).ToListAsync() is [var only]) form.LocalGovernmentAreaId = only;
        return await Show(form);
    }

    [HttpPost("/log")]
    public async Task<IActionResult> Save(LogForm form)
    {
        if (form.Do == "add")
        {
            if (form.Reports.Count < LogForm.MostReports) form.Reports.Add(new());
            else ModelState.AddModelError("", $"{LogForm.MostReports} reports fit on this page. Log the application, then add the others under Complaints.");
            return await Show(form);
        }
        if (!ModelState.IsValid) return await Show(form);
        var lga = await Areas().FirstOrDefaultAsync(l => l.Id == form.LocalGovernmentAreaId);
        if (lga is null)
        {
            ModelState.AddModelError(nameof(form.LocalGovernmentAreaId), "Choose where it happens");
            return await Show(form);
        }
        var reference = await LoggedAsync(form) ?? await LogAsync(form, lga);
        TempData["Done"] = $"Application logged. Its reference is {reference}. Files that came with it go under Evidence.";
        return Redirect($"/cases/{reference}");
    }

    private async Task<string> LogAsync(LogForm form, Domain.Partnership.LocalGovernmentArea lga)
    {
        var made = await ReceiveAsync(form, lga);
        db.Add(made);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (e.WasTaken())
        {
            db.ChangeTracker.Clear();   // sent twice in the same moment
            if (await LoggedAsync(form) is not { } logged) throw;
            return logged;
        }
        return made.Reference;
    }

    // The case that this page was made into already. Somebody who goes back to it for another person's application gets another case.
    private async Task<string?> LoggedAsync(LogForm form)
    {
        if (form.Id != Guid.Empty && await access.LoggedAsync(form.Id, User) is { } logged)
        {
            if (logged.ApplicantName == form.Applicant.Name!.Trim()) return logged.Reference;
            form.Id = Guid.Empty;
        }
        if (form.Id == Guid.Empty) form.Id = Guid.CreateVersion7();
        return null;
    }

    private async Task<Case> ReceiveAsync(LogForm form, Domain.Partnership.LocalGovernmentArea lga)
    {
        var receivedAt = London.Instant(form.ReceivedOn.Value!.Value, form.Time!.Value);
        var prefix = await db.Areas.Where(a => a.Id == lga.AreaId).Select(a => a.ReferencePrefix).FirstAsync();
        var (versionId, procedure) = await db.Services.Procedures.InForceAsync(lga.AreaId, form.ReceivedOn.Value.Value, db);
        var rules = new CaseRules(procedure, await db.Services.Holidays.CalendarAsync(db));
        var made = Case.Receive(new()
        {
            Reference = Reference.New(prefix),
            AreaId = lga.AreaId,
            ProcedureVersionId = versionId,
            LocalGovernmentArea = lga.Name,
            Channel = form.Channel!,
            ReceivedAt = receivedAt,
            FirstReachedOn = form.FirstReachedOn.Value,
            DraftId = form.Id,
            InDanger = form.InDanger,
            Application = id => new()
            {
                CaseId = id,
                ApplicantIs = form.ApplicantIs!.Value,
                Authority = form.Authority,
                AuthorityDetail = form.AuthorityDetail,
                Place = form.Place!.Trim(),
                PlacePostcode = Postcodes.Tidy(form.PlacePostcode),
                StillGoingOn = form.StillGoingOn,
                Effect = OwnWords.From(form.Effect),
                Wish = OwnWords.From(form.Wish),
                PartnerOrRelative = form.PartnerOrRelative,
                AlsoAffected = OwnWords.From(form.AlsoAffected),
                PersonComplainedOf = RestrictedText.From(form.PersonComplainedOf),
                PersonComplainedOfUnder18 = form.PersonComplainedOfUnder18,
                ConsentToShare = form.ConsentToShare,
                DeclaredAt = form.Declared ? receivedAt : null,
                DeclaredBy = form.Declared ? form.Applicant.Name : null,
            },
            People = id => People(form, id),
            Complaints = id => Complaints(form, id, form.ApplicantIs == ApplicantIs.Victim ? 1 : 2, procedure.Conventions.AboutDays, London.Today(clock)),
        }, rules, User.ToActor());
        await drafts.DraftAsync(made, rules, User.ToActor(), clock.GetUtcNow());
        return made;
    }

    private static IEnumerable<CasePerson> People(LogForm form, Guid caseId)
    {
        var given = new Consent { State = form.ConsentToShare ? ConsentState.Given : ConsentState.NotAsked, Basis = form.Authority, How = "said when it was logged", ConfirmedBy = form.Applicant.Name, On = form.ReceivedOn.Value };
        var victim = form.ApplicantIs == ApplicantIs.Victim ? 1 : 2;
        if (victim == 1) yield return form.Applicant.ToPerson(caseId, 1, PersonPart.Victim, form.VictimKind, true, given);
        else
        {
            yield return form.Applicant.ToPerson(caseId, 1, PersonPart.Representative, PersonKind.Person, true, given);
            yield return form.Victim.ToPerson(caseId, 2, PersonPart.Victim, form.VictimKind, false, new());
        }
        if (string.IsNullOrWhiteSpace(form.SafeAdultName)) yield break;
        var contact = string.IsNullOrWhiteSpace(form.SafeAdultContact) ? null : form.SafeAdultContact.Trim();
        var byEmail = contact?.Contains('@') == true;
        yield return new() { CaseId = caseId, Number = victim + 1, Part = PersonPart.SafeAdult, Kind = PersonKind.Person, Name = form.SafeAdultName.Trim(), ActsFor = victim, Email = byEmail ? contact : null, Phone = byEmail ? null : contact };
    }

    // Empty rows are left out, so a row's number on the page need not be its number on the case.
    private static List<Complaint> Complaints(LogForm form, Guid caseId, int person, int aboutDays, DateOnly today)
    {
        var byRow = new Dictionary<int, Complaint>();
        foreach (var (report, row) in form.Reports.Select((r, i) => (r, i + 1)).Where(r => !r.r.IsEmpty))
        {
            var number = byRow.Count + 1;
            byRow[row] = ToComplaint(report, caseId, number, report.SameIncidentAs is { } same ? byRow[same].Incident : number, person, aboutDays, today);
        }
        return [.. byRow.Values];
    }

    private static Complaint ToComplaint(LogReport report, Guid caseId, int number, int incident, int person, int aboutDays, DateOnly today)
    {
        var (happened, reported) = (report.Happened.ToRange(report.HappenedAbout, aboutDays, today), report.Reported.ToRange(report.ReportedAbout, aboutDays, today));
        return new()
        {
            CaseId = caseId,
            Number = number,
            Source = ComplaintSource.Applicant,
            WhatHappened = OwnWords.From(report.WhatHappened),
            HappenedFrom = happened.From,
            HappenedTo = happened.To,
            ReportedFrom = reported.From,
            ReportedTo = reported.To,
            AgencyKind = string.IsNullOrWhiteSpace(report.AgencyKind) ? null : report.AgencyKind,
            AgencyName = report.AgencyName?.Trim(),
            Officer = report.Officer?.Trim(),
            Channel = string.IsNullOrWhiteSpace(report.Channel) ? null : report.Channel,
            AgencyReference = report.AgencyReference?.Trim(),
            Hate = report.Hate,
            WhatCameOfIt = OwnWords.From(report.WhatCameOfIt),
            PersonNumber = person,
            Incident = incident,
        };
    }

    private IQueryable<Domain.Partnership.LocalGovernmentArea> Areas() => User.AreaIdOf() is { } area
        ? db.LocalGovernmentAreasInUse.Where(l => l.AreaId == area)
        : db.LocalGovernmentAreasInUse;

    private async Task<IActionResult> Show(LogForm form)
    {
        ViewData["Areas"] = await Areas().OrderBy(l => l.Name).Select(l => new Choice(l.Id.ToString(), l.Name, null)).ToListAsync();
        return View("Log", form);
    }
}
