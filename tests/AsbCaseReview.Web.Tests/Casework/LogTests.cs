using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

public sealed class LogTests(TestApp app) : IClassFixture<TestApp>
{
    private static IEnumerable<(string, string?)> Filled(string areaId, string name = "Harold Quince") =>
    [
        ("Channel", "telephone"), ("ReceivedOn.Day", "2"), ("ReceivedOn.Month", "3"), ("ReceivedOn.Year", "2026"), ("ReceivedAt", "09:30"),
        ("LocalGovernmentAreaId", areaId), ("Place", "Larch Close"), ("ApplicantIs", "Victim"), ("VictimKind", "Person"),
        ("Applicant.Name", name), ("Applicant.Phone", "01632 960123"), ("Applicant.TelephoneSafe", "true"),
        ("Reports[0].Happened.Day", "10"), ("Reports[0].Happened.Month", "feb"), ("Reports[0].Happened.Year", "26"),
        ("Reports[0].Reported.Day", "11"), ("Reports[0].Reported.Month", "2"), ("Reports[0].Reported.Year", "2026"),
        ("Reports[0].AgencyKind", "police"), ("ConsentToShare", "true"), ("Declared", "true"), ("Do", "save"),
    ];

    private Task<string> AreaIdAsync() => app.WithDbAsync(async db => (await db.LocalGovernmentAreas.FirstAsync(l => l.Name == "West Northamptonshire")).Id.ToString());

    [Fact]
    public async Task The_Enter_key_logs_and_the_only_council_area_is_chosen_already()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        Assert.Equal("save", coordinator.Page.Html.QuerySelector("form[action='/log'] button")!.GetAttribute("value"));   // a browser's Enter presses the first
        Assert.Equal(await AreaIdAsync(), coordinator.Page.Value("LocalGovernmentAreaId"), ignoreCase: true);
    }

    [Fact]
    public async Task A_coordinator_logs_an_application_and_its_clock_runs()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var page = await coordinator.SubmitAsync("/log", Filled(await AreaIdAsync()));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Application logged. Its reference is WNC-", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 9 Mar 2026", page.Text, StringComparison.Ordinal);   // 5 working days after Monday 2 March
        var reference = page.Address.Segments[^1];
        await app.WithDbAsync(async db =>
        {
            var made = await db.Cases.FirstAsync(c => c.Reference == reference);
            Assert.Equal(CaseStage.ThresholdToDecide, made.Stage);
            Assert.Equal(new DateOnly(2026, 3, 9), made.NextDueOn);
            Assert.Single(made.Complaints);
            var anchors = await DeadlineBook.AnchorsOfAsync(made.Id, db);
            Assert.Equal([AnchorKind.ApplicationReceived, AnchorKind.ApplicationComplete], anchors.Select(a => a.Kind));
            Assert.Equal(1, await db.CaseLooks.CountAsync(l => l.CaseId == made.Id));   // the page that was shown next
        });
    }

    [Fact]
    public async Task A_childs_safe_adult_is_logged_with_the_child_and_nothing_goes_to_them_by_itself()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var areaId = await AreaIdAsync();
        IEnumerable<(string, string?)> adult = [("SafeAdultName", "Rosalind Ames"), ("SafeAdultContact", "rosalind@applicant.example")];
        var page = await coordinator.SubmitAsync("/log", Filled(areaId, "Tilly Logged").Concat(adult));
        Assert.StartsWith("A safe adult is named for a victim under 18", page.ErrorBeside("SafeAdultName"), StringComparison.Ordinal);
        Assert.Equal("Rosalind Ames", page.Value("SafeAdultName"));
        await coordinator.SubmitAsync("/log", Filled(areaId, "Tilly Logged").Concat(adult).Append(("Applicant.IsUnder18", "true")));

        var made = await app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.ApplicantName == "Tilly Logged"));
        var named = made.People.Single(p => p.Part == Domain.Applications.PersonPart.SafeAdult);
        Assert.Equal(("Rosalind Ames", "rosalind@applicant.example", 1, false), (named.Name, named.Email, named.ActsFor!.Value, named.MayFollowOnline));
        Assert.False(await app.WithDbAsync(db => db.OutgoingMessages.AnyAsync(m => m.CaseId == made.Id && m.To == "rosalind@applicant.example")));
    }

    [Fact]
    public async Task Another_agency_told_of_the_same_incident_is_a_report_with_its_number()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var areaId = await AreaIdAsync();
        IEnumerable<(string, string?)> Third(string sameAs) =>
            Filled(areaId, "Iris Samey").Concat(ApplyJourney.Date("Reports[2].Happened", new(2026, 2, 10))).Concat(ApplyJourney.Date("Reports[2].Reported", new(2026, 2, 12)))
                .Concat([("Reports[2].AgencyKind", "council"), ("Reports[2].SameIncidentAs", sameAs), ("AlsoAffected", "The whole landing")]);
        var page = await coordinator.SubmitAsync("/log", Third("2"));   // the second is empty
        Assert.Equal("Enter the number of a report further up, or leave it empty", page.ErrorBeside("Reports[2].SameIncidentAs"));
        await coordinator.SubmitAsync("/log", Third("1"));

        var made = await app.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(c => c.ApplicantName == "Iris Samey"));
        Assert.Equal([(1, 1, "police"), (2, 1, "council")], made.Complaints.OrderBy(c => c.Number).Select(c => (c.Number, c.Incident, c.AgencyKind!)));
        Assert.Equal("The whole landing", made.Application.AlsoAffected!.Text);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_case_and_going_back_to_the_page_for_somebody_else_makes_another()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var (id, areaId) = (coordinator.Page.Value("Id"), await AreaIdAsync());
        var first = await coordinator.SubmitAsync("/log", Filled(areaId, "Twice Pressed"));
        await coordinator.GetAsync("/log");
        var again = await coordinator.SubmitAsync("/log", Filled(areaId, "Twice Pressed").Append(("Id", id)));
        Assert.Equal(first.Address, again.Address);
        Assert.Equal(1, await app.WithDbAsync(db => db.Cases.CountAsync(c => c.ApplicantName == "Twice Pressed")));

        await coordinator.GetAsync("/log");
        await coordinator.SubmitAsync("/log", Filled(areaId, "Another Caller").Append(("Id", id)));
        Assert.Equal(1, await app.WithDbAsync(db => db.Cases.CountAsync(c => c.ApplicantName == "Another Caller")));
    }

    [Fact]
    public async Task With_twenty_reports_asking_for_one_more_logs_nothing()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        while (coordinator.Page.Value("Reports[19].AgencyReference") is null) await coordinator.SubmitAsync("/log", ("Do", "add"));
        var page = await coordinator.SubmitAsync("/log", Filled(await AreaIdAsync(), "Twenty One").Where(f => f.Item1 != "Do").Append(("Do", "add")));
        Assert.Contains("then add the others under Complaints", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Twenty One", page.Value("Applicant.Name"));
        Assert.False(await app.WithDbAsync(db => db.Cases.AnyAsync(c => c.ApplicantName == "Twenty One")));
    }

    [Theory]
    [InlineData("Reports[0].AgencyKind", "nobody knows", "Choose to whom it was reported")]
    [InlineData("Reports[0].Channel", "smoke", "Choose how it was reported")]
    [InlineData("ReceivedAt", "23:59", "The time when it was received cannot be in the future")]
    public async Task What_is_none_of_the_choices_or_yet_to_come_is_said_beside_the_field(string field, string value, string says)
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var page = await coordinator.SubmitAsync("/log", Filled(await AreaIdAsync(), "Odd Choice").Where(f => f.Item1 != field).Append((field, value)));
        Assert.Equal(says, page.ErrorBeside(field));
        Assert.False(await app.WithDbAsync(db => db.Cases.AnyAsync(c => c.ApplicantName == "Odd Choice")));
    }

    [Fact]
    public async Task An_impossible_date_is_told_beside_the_field_and_nothing_typed_is_lost()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var wrong = Filled(await AreaIdAsync(), "Ada 👵 Quince").Where(f => f.Item1 is not ("Reports[0].Happened.Day" or "Reports[0].Happened.Month")).Append(("Reports[0].Happened.Day", "31")).Append(("Reports[0].Happened.Month", "2"));
        var page = await coordinator.SubmitAsync("/log", wrong);

        Assert.Equal("The date when it happened must be a real date, for example 27 3 2026", page.ErrorBeside("Reports[0].Happened"));
        Assert.Equal("Ada 👵 Quince", page.Value("Applicant.Name"));
        Assert.Equal("31", page.Value("Reports[0].Happened.Day"));
        Assert.Contains("_Day", page.Html.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_4000_characters_is_refused_with_its_most()
    {
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/log");
        var page = await coordinator.SubmitAsync("/log", Filled(await AreaIdAsync(), string.Concat(Enumerable.Repeat("é😀", 2000))));

        Assert.Contains("The name of the applicant must be 200 characters or fewer", page.Errors);
    }

    [Theory]
    [InlineData(TestApp.PoliceOfficer)]
    [InlineData(TestApp.Analyst)]
    [InlineData(TestApp.Administrator)]
    public async Task Somebody_whose_role_does_not_allow_it_is_turned_away(string email)
    {
        var visitor = await app.SignInAsync(email);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/log")).Status);
    }

    [Fact]
    public async Task Nobody_logs_an_application_into_another_area()
    {
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        await elsewhere.GetAsync("/log");
        var page = await elsewhere.SubmitAsync("/log", Filled(await AreaIdAsync()));
        Assert.Contains("Choose where it happens", page.Errors);
    }
}
