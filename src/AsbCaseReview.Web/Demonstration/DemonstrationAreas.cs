using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Demonstration;

/// <summary>
/// Three areas under three of the built-in procedures, their agencies, and people in each role. The procedures are real;
/// the people, addresses, numbers and mailboxes are made up (numbers that are kept for drama, domains that nobody can own).
/// </summary>
public sealed class DemonstrationAreas(AsbDbContext db, UserManager<StaffUser> users, TimeProvider clock)
{
    private sealed record Plan(string Procedure, string Key, string Prefix, string Town, string Code, IReadOnlyDictionary<string, string> Postcodes, string Coordinators, string Appeals, AreaContact Contact, string Support);

    private static readonly Plan[] Plans =
    [
        new("staffordshire-and-stoke-on-trent", "staffordshire", "STA", "Stafford", "01632 960", new Dictionary<string, string>
        {
            ["Cannock Chase"] = "WS11 WS12", ["East Staffordshire"] = "DE13 DE14 DE15", ["Lichfield"] = "WS13 WS14", ["Newcastle-under-Lyme"] = "ST5 ST7",
            ["South Staffordshire"] = "WV5 WV8", ["Stafford"] = "ST16 ST17 ST18 ST15", ["Staffordshire Moorlands"] = "ST13 ST10", ["Tamworth"] = "B77 B78 B79", ["Stoke-on-Trent"] = "ST1 ST2 ST3 ST4 ST6",
        }, AgencyKinds.Police, AgencyKinds.PoliceAndCrimeCommissioner, new("ASB Case Review team", "Staffordshire Police", "casereview@staffordshire.example", "01632 960101", "ASB Case Review team, 1 Example Street, Stafford, ST16 0XX", "Monday to Friday, 9am to 5pm"), "Harbour Victim Support (example)"),
        new("gloucestershire", "gloucestershire", "GLO", "Gloucester", "01632 961", new Dictionary<string, string>
        {
            ["Cheltenham"] = "GL50 GL51 GL52 GL53", ["Cotswold"] = "GL7 GL54 GL56", ["Forest of Dean"] = "GL14 GL15 GL16", ["Gloucester"] = "GL1 GL2 GL3 GL4", ["Stroud"] = "GL5 GL6 GL10 GL11", ["Tewkesbury"] = "GL20 GL19",
        }, AgencyKinds.PoliceAndCrimeCommissioner, AgencyKinds.PoliceAndCrimeCommissioner, new("ASB Case Review Coordinator", "Office of the Police and Crime Commissioner for Gloucestershire", "casereview@gloucestershire.example", "01632 961101", "ASB Case Review Coordinator, 2 Example Drive, Gloucester, GL2 0XX", "Monday to Friday, 9am to 5pm"), "Lantern Support (example)"),
        new("west-northamptonshire", "west-northamptonshire", "WNC", "Northampton", "01632 962", new Dictionary<string, string>
        {
            ["West Northamptonshire"] = "NN1 NN2 NN3 NN4 NN5 NN6 NN7 NN11 NN12 NN13",
        }, AgencyKinds.Council, AgencyKinds.Council, new("Community Safety Partnership", "West Northamptonshire Council", "casereview@westnorthants.example", "01632 962101", "Community Safety Partnership, 3 Example Square, Northampton, NN1 0XX", "Monday to Friday, 9am to 5pm"), "Bridge Witness and Victim Service (example)"),
    ];

    private static readonly string[][] Names =
    [
        ["Amina Farrow", "Gethin Marsh", "Priya Tolland", "Colin Wexley", "Ruth Ashdown", "Tom Pargeter", "Dilys Kerr", "Marek Stannard", "Hollie Brandreth", "Helena Brightwell"],
        ["Joanna Petrie", "Samuel Okoro-Lane", "Beth Larkhill", "Idris Fenwick", "Wendy Colebrook", "Faisal Thorne", "Moira Gatley", "Peter Lindqvist", "Rosa Hartnell", "Conrad Pettifer"],
        ["Nadia Whitcombe", "Owen Sallis", "Grace Adeyemi-Holt", "Victor Banham", "Sheila Rudge", "Kiran Maddox", "Lorna Tweed", "Anton Bexley", "Freya Docherty", "Sunniva Oakes"],
    ];

    public async Task MakeAsync()
    {
        var reviewersAgency = Guid.Empty;
        for (var i = 0; i < Plans.Length; i++)
        {
            var plan = Plans[i];
            var area = Area(plan);
            db.Areas.Add(area);
            var procedure = BuiltInProcedures.Find(plan.Procedure)!;
            db.ProcedureVersions.Add(new() { AreaId = area.Id, Number = procedure.Version, AppliesFrom = procedure.AppliesFrom, Json = ProcedureJson.Write(procedure), PublishedAt = clock.GetUtcNow(), PublishedBy = "Demonstration" });
            var agencies = Agencies(area, plan);
            db.Agencies.AddRange(agencies.Values);
            await db.SaveChangesAsync();
            await PeopleAsync(area, plan, agencies, Names[i]);
            if (reviewersAgency == Guid.Empty) reviewersAgency = agencies[AgencyKinds.PoliceAndCrimeCommissioner].Id;
        }
        await PersonAsync("Leonard Aspinall", StaffRole.Administrator, reviewersAgency, null, "System administrator", "admin");
    }

    private static Area Area(Plan plan)
    {
        var procedure = BuiltInProcedures.Find(plan.Procedure)!;
        var area = new Area
        {
            Key = plan.Key,
            Name = procedure.Name,
            Nation = procedure.Nation,
            ReferencePrefix = plan.Prefix,
            Contact = plan.Contact,
            SupportService = plan.Support,
            SupportPhone = $"{plan.Code}150",
            SupportEmail = $"support@{plan.Key}.example",
        };
        area.LocalGovernmentAreas.AddRange(plan.Postcodes.Select(p => new LocalGovernmentArea { AreaId = area.Id, Name = p.Key, Postcodes = p.Value }));
        return area;
    }

    private static Dictionary<string, Agency> Agencies(Area area, Plan plan)
    {
        Agency Make(string kind, string name, bool relevant) => new()
        {
            AreaId = area.Id,
            Kind = kind,
            Name = name,
            IsRelevantBody = relevant,
            Email = $"{kind.ToLowerInvariant()}@{plan.Key}.example",
            AppealContact = kind != plan.Appeals ? null : new(kind == AgencyKinds.Council ? "Appeals officer" : "Independent Review Manager", $"{plan.Code}160", $"appeals@{plan.Key}.example", $"{name}, 9 Example Road, {plan.Town}", "Monday to Friday, 9am to 5pm"),
        };
        return new Agency[]
        {
            Make(AgencyKinds.Council, plan.Key == "west-northamptonshire" ? "West Northamptonshire Council" : $"{plan.Town} Council", true),
            Make(AgencyKinds.Police, plan.Key switch { "staffordshire" => "Staffordshire Police", "gloucestershire" => "Gloucestershire Constabulary", _ => "Northamptonshire Police" }, true),
            Make(AgencyKinds.IntegratedCareBoard, $"{plan.Town} Integrated Care Board", true),
            Make(AgencyKinds.HousingProvider, $"Example Homes {plan.Town}", true),
            Make(AgencyKinds.YouthOffending, $"{plan.Town} Youth Justice Service", false),
            Make(AgencyKinds.VictimSupport, plan.Support, false),
            Make(AgencyKinds.PoliceAndCrimeCommissioner, plan.Contact.Body.Contains("Commissioner", StringComparison.Ordinal) ? plan.Contact.Body : $"Commissioner’s Office, {plan.Town}", false),
        }.ToDictionary(a => a.Kind);
    }

    private async Task PeopleAsync(Area area, Plan plan, Dictionary<string, Agency> agencies, string[] names)
    {
        var lead = agencies[plan.Coordinators];
        var chief = await PersonAsync(names[3], StaffRole.SeniorManager, lead.Id, area.Id, "Chief Executive");
        var manager = await PersonAsync(names[2], StaffRole.SeniorManager, lead.Id, area.Id, plan.Key == "west-northamptonshire" ? "Assistant Director Housing and Communities" : "Senior manager", null, chief.Id, chief.Id, chief.Id);
        await PersonAsync(names[0], StaffRole.Coordinator, lead.Id, area.Id, "Coordinator", null, manager.Id, manager.Id, chief.Id);
        await PersonAsync(names[1], StaffRole.Coordinator, lead.Id, area.Id, "Coordinator", null, manager.Id, manager.Id, chief.Id);
        await PersonAsync(names[4], StaffRole.PanelChair, agencies[AgencyKinds.VictimSupport].Id, area.Id, "Independent chair");
        await PersonAsync(names[5], StaffRole.AgencyOfficer, agencies[plan.Coordinators == AgencyKinds.Police ? AgencyKinds.Council : AgencyKinds.Police].Id, area.Id, "Neighbourhood Inspector");
        await PersonAsync(names[6], StaffRole.AgencyOfficer, agencies[AgencyKinds.HousingProvider].Id, area.Id, "Area Manager");
        await PersonAsync(names[7], StaffRole.Reviewer, agencies[AgencyKinds.PoliceAndCrimeCommissioner].Id, area.Id, "Independent Review Manager");
        await PersonAsync(names[8], StaffRole.Analyst, agencies[AgencyKinds.PoliceAndCrimeCommissioner].Id, area.Id, "Analyst");
        // Whom the procedure names for appeals may be another body than the Commissioner.
        if (plan.Appeals == AgencyKinds.PoliceAndCrimeCommissioner) await PersonAsync(names[9], StaffRole.Commissioner, agencies[plan.Appeals].Id, area.Id, "Commissioner");
        else await PersonAsync(names[9], StaffRole.Reviewer, agencies[plan.Appeals].Id, area.Id, "Appeals officer");
    }

    private async Task<StaffMember> PersonAsync(string name, StaffRole role, Guid agency, Guid? area, string grade, string? mailbox = null, Guid? manager = null, Guid? head = null, Guid? chief = null)
    {
        var email = $"{mailbox ?? string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetter(c) ? c : '.'))}@staff.example";
        var staff = new StaffMember { Name = name, Email = email, Role = role, AgencyId = agency, AreaId = area, Grade = grade, LineManagerId = manager, HeadOfServiceId = head, ChiefExecutiveId = chief };
        db.Staff.Add(staff);
        await db.SaveChangesAsync();
        var made = await users.CreateAsync(new StaffUser { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, StaffMemberId = staff.Id });
        return made.Succeeded ? staff : throw new InvalidOperationException(string.Join(" ", made.Errors.Select(e => e.Description)));
    }

    public Task<bool> IsMadeAsync() => db.Areas.AnyAsync();
}
