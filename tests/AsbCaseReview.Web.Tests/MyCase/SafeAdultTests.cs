using System.Net;
using System.Text;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>Who acts for a victim reads what is that victim's, and nobody else's on the same case.</summary>
public sealed class SafeAdultTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>1 the applicant, 2 a child next door, 3 the child's safe adult, 4 another child; each child with a report of their own.</summary>
    private async Task<string> WithChildrenAsync(bool emailSafe = true)
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) =>
        {
            CasePerson Person(int number, string name, PersonPart part, bool child = false, int? actsFor = null, string? email = null) => new()
            {
                CaseId = c.Id,
                Number = number,
                Part = part,
                Kind = PersonKind.Person,
                Name = name,
                IsUnder18 = child,
                ActsFor = actsFor,
                Email = email,
                SafeContact = new() { EmailSafe = emailSafe && email is not null, OnlineSafe = emailSafe && email is not null },
                Consent = new() { State = ConsentState.Given },
            };
            c.AddPerson(Person(2, "Tilly Marlow", PersonPart.Victim, child: true), by, at);
            c.AddPerson(Person(3, "Rosalind Ames", PersonPart.SafeAdult, actsFor: 2, email: "rosalind@applicant.example"), by, at);
            c.AddPerson(Person(4, "Jonah Pike", PersonPart.Victim, child: true), by, at);
        });
        await app.WithDbAsync(async db =>
        {
            var opened = await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference);
            foreach (var (number, person, what) in new[] { (11, 2, "Stones at Tilly’s window"), (12, 4, "Shouting at Jonah") })
                db.Complaints.Add(new()
                {
                    CaseId = opened.Id,
                    Number = number,
                    Source = ComplaintSource.Applicant,
                    WhatHappened = Domain.OwnWords.From(what),
                    PersonNumber = person,
                    Incident = number,
                    HappenedFrom = new(2026, 2, 1),
                    HappenedTo = new(2026, 2, 1),
                    ReportedFrom = new(2026, 2, 2),
                    ReportedTo = new(2026, 2, 2),
                });
            await db.SaveChangesAsync();
        });
        return reference;
    }

    [Fact]
    public async Task A_childs_safe_adult_whose_email_is_safe_gets_a_code_and_comes_in()
    {
        var reference = await WithChildrenAsync();
        var adult = app.Visit();
        await adult.GetAsync("/my-case/no-code");
        await adult.SubmitAsync("/my-case/no-code", ("Reference", reference), ("Email", "rosalind@applicant.example"));
        Assert.Equal(1, await app.WithDbAsync(db => db.OutgoingMessages.CountAsync(m => m.To == "rosalind@applicant.example" && db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference))));
        Assert.Contains(reference, (await app.ApplicantAsync(reference, person: 3)).Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_whose_email_is_not_safe_gets_no_code()
    {
        var reference = await WithChildrenAsync(emailSafe: false);
        var adult = app.Visit();
        await adult.GetAsync("/my-case/no-code");
        await adult.SubmitAsync("/my-case/no-code", ("Reference", reference), ("Email", "rosalind@applicant.example"));
        Assert.Equal(0, await app.WithDbAsync(db => db.OutgoingMessages.CountAsync(m => m.To == "rosalind@applicant.example" && db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference))));
    }

    [Fact]
    public async Task They_read_the_childs_reports_and_letters_and_nothing_of_the_others()
    {
        var reference = await WithChildrenAsync();
        var (ofChild, ofOther) = (await app.LetterAsync(reference, person: 2), await app.LetterAsync(reference, person: 4));
        var adult = await app.ApplicantAsync(reference, person: 3);
        Assert.Contains("There is a letter that you have not read here.", adult.Page.Text, StringComparison.Ordinal);
        var told = (await adult.GetAsync("/my-case/told")).Text;
        Assert.Contains("Stones at Tilly’s window", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Jonah", told, StringComparison.Ordinal);
        Assert.DoesNotContain("dread coming home", told, StringComparison.Ordinal);   // the applicant's own words
        Assert.Equal(HttpStatusCode.OK, (await adult.GetAsync($"/my-case/letters/{ofChild}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await adult.GetAsync($"/my-case/letters/{ofOther}")).Status);

        var applicant = await app.ApplicantAsync(reference);
        Assert.DoesNotContain("Tilly", (await applicant.GetAsync("/my-case/told")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync($"/my-case/letters/{ofChild}")).Status);
    }

    [Fact]
    public async Task A_file_is_its_givers_also_where_two_people_have_the_same_name()
    {
        var reference = await WithChildrenAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.ChangePerson(c.People.First(p => p.Number == 4).Id, p => { p.Name = "Margaret Ellery"; p.SafeContact = new() { OnlineSafe = true }; }, ["name"], by, at));
        var (applicant, namesake, adult) = (await app.ApplicantAsync(reference), await app.ApplicantAsync(reference, person: 4), await app.ApplicantAsync(reference, person: 3));
        await applicant.GetAsync("/my-case/files");
        await applicant.UploadAsync("/my-case/files", [("Form.File", "diary.txt", Encoding.UTF8.GetBytes("Monday: shouting."))]);
        Assert.Contains("diary.txt", (await applicant.GetAsync("/my-case/files")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("diary.txt", (await namesake.GetAsync("/my-case/files")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("diary.txt", (await adult.GetAsync("/my-case/files")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_being_a_safe_adult_is_out_and_the_childs_case_goes_on()
    {
        var reference = await WithChildrenAsync();
        var adult = await app.ApplicantAsync(reference, person: 3);
        await adult.GetAsync("/my-case/withdraw");
        await adult.SubmitAsync("/my-case/withdraw", ("Form.Pressure", "No"));
        Assert.Equal("/my-case", (await adult.GetAsync("/my-case/told")).Address.AbsolutePath);
        var read = await app.ReadAsync(reference);
        Assert.Equal((ConsentState.Withdrawn, ConsentState.Given), (read.People.First(p => p.Number == 3).Consent.State, read.People.First(p => p.Number == 2).Consent.State));
        Assert.False(Domain.Cases.CaseStages.IsEnded(read.Stage));
    }
}
