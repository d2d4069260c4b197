using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

public sealed class AccessCodeTests(TestApp app) : IClassFixture<TestApp>
{
    private static int _address;

    private readonly string _from = $"192.0.2.{Interlocked.Increment(ref _address)}";

    private Task<CodeChecked> TryAsync(string reference, string code, string? from = null) => app.WithAsync<AccessCodes, CodeChecked>(codes => codes.CheckAsync(reference, code, from ?? _from));

    private Task<string> MakeAsync(string reference, bool onLetter = false, int person = 1) => MakeAsync(app, reference, onLetter, person);

    private static Task<string> MakeAsync(TestApp app, string reference, bool onLetter, int person = 1) => app.WithDbAsync(async db =>
    {
        var @case = await db.Cases.AsNoTracking().FirstAsync(c => c.Reference == reference);
        var codes = new AccessCodes(db, new(app.Clock), app.Clock);
        var personId = @case.People.First(p => p.Number == person).Id;
        var code = onLetter ? codes.MakeForLetter(@case.Id, personId) : codes.MakeToSend(@case.Id, personId);
        await db.SaveChangesAsync();
        return code;
    });

    [Fact]
    public async Task A_code_that_was_sent_opens_once()
    {
        var reference = await app.CaseAsync();
        var code = await MakeAsync(reference);
        Assert.NotNull((await TryAsync(reference, code)).Granted);
        Assert.Null((await TryAsync(reference, code)).Granted);
    }

    [Fact]
    public async Task Of_two_who_use_it_at_the_same_time_one_comes_in()
    {
        var reference = await app.CaseAsync();
        var code = await MakeAsync(reference);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(reference, code)));
        Assert.Single(tries, t => t.Granted is not null);
    }

    [Theory]
    [InlineData(false, 29, true)]
    [InlineData(false, 30, false)]
    [InlineData(true, 89 * 24 * 60, true)]
    [InlineData(true, 90 * 24 * 60, false)]
    public async Task A_code_lives_30_minutes_when_it_was_sent_and_90_days_on_a_letter(bool onLetter, int minutes, bool opens)
    {
        await using var own = new TestApp();
        var reference = await own.CaseAsync();
        var code = await MakeAsync(own, reference, onLetter);
        own.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(opens, (await own.WithAsync<AccessCodes, CodeChecked>(codes => codes.CheckAsync(reference, code, _from))).Granted is not null);
    }

    [Fact]
    public async Task A_code_on_a_letter_opens_again_and_again_however_it_is_typed()
    {
        var reference = await app.CaseAsync();
        var code = await MakeAsync(reference, onLetter: true);
        foreach (var typed in new[] { code, code.ToLowerInvariant(), code.Replace("-", " ", StringComparison.Ordinal), $" {code.Replace("-", "", StringComparison.Ordinal)} " })
            Assert.NotNull((await TryAsync(reference, typed)).Granted);
    }

    [Fact]
    public async Task A_code_of_another_case_does_not_open_this_one()
    {
        var (reference, other) = (await app.CaseAsync(), await app.CaseAsync());
        Assert.Null((await TryAsync(reference, await MakeAsync(other, onLetter: true))).Granted);
    }

    [Fact]
    public async Task Two_persons_of_one_case_each_come_in_as_themselves()
    {
        var reference = await app.CaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) => c.AddPerson(new() { CaseId = c.Id, Number = 2, Part = PersonPart.Representative, Kind = PersonKind.Person, Name = "Tom Ellery" }, by, at));
        var (first, second) = (await MakeAsync(reference), await MakeAsync(reference, person: 2));
        var people = await app.WithDbAsync(db => db.People.Where(p => db.Cases.Any(c => c.Id == p.CaseId && c.Reference == reference)).ToDictionaryAsync(p => p.Number, p => p.Id));
        Assert.Equal(people[2], (await TryAsync(reference, second)).Granted!.PersonId);
        Assert.Equal(people[1], (await TryAsync(reference, first)).Granted!.PersonId);
    }

    [Fact]
    public async Task Five_wrong_tries_end_a_code_that_was_sent_even_from_many_addresses_and_after_a_restart()
    {
        var reference = await app.CaseAsync();
        var code = await MakeAsync(reference);
        for (var i = 0; i < AccessCodes.MostFailures; i++) Assert.False((await TryAsync(reference, "2222-2222", $"198.51.100.{i}")).TooMany);
        Assert.True((await TryAsync(reference, code)).TooMany);
        await app.WithDbAsync(async db =>   // limits of a server that has just been started
        {
            Assert.Equal(default, await new AccessCodes(db, new(app.Clock), app.Clock).CheckAsync(reference, code, _from));
        });
    }

    [Fact]
    public async Task Five_wrong_tries_lock_a_code_on_a_letter_for_an_hour()
    {
        await using var own = new TestApp();
        var reference = await own.CaseAsync();
        var code = await MakeAsync(own, reference, onLetter: true);
        Task<CodeChecked> FreshAsync(string typed) => own.WithDbAsync(db => new AccessCodes(db, new(own.Clock), own.Clock).CheckAsync(reference, typed, _from));
        for (var i = 0; i < AccessCodes.MostFailures; i++) await FreshAsync("2222-2222-2222");
        Assert.Null((await FreshAsync(code)).Granted);
        own.Clock.Advance(AccessCodes.LockedFor);
        Assert.NotNull((await FreshAsync(code)).Granted);
    }

    [Fact]
    public async Task An_unknown_reference_answers_as_a_known_one()
    {
        var known = await app.CaseAsync();
        await MakeAsync(known);
        for (var i = 0; i < AccessCodes.MostFailures + 2; i++)
            Assert.Equal(await TryAsync(known, "2222-2222", $"203.0.113.{i}"), await TryAsync("WNO-ZZZZ-ZZZZ", "2222-2222", $"203.0.113.{i}"));
    }

    [Fact]
    public async Task One_address_cannot_go_through_many_references()
    {
        CodeChecked last = default;
        for (var i = 0; i <= 30; i++) last = await TryAsync($"WNO-2222-{2222 + i}", "2222-2222", "203.0.113.200");
        Assert.True(last.TooMany);
    }

    [Fact]
    public async Task Only_a_hash_is_kept_and_none_is_left_when_codes_are_ended()
    {
        var reference = await app.CaseAsync();
        var code = await MakeAsync(reference, onLetter: true);
        await app.WithDbAsync(async db =>
        {
            var row = await db.AccessCodes.AsNoTracking().FirstAsync(a => db.Cases.Any(c => c.Id == a.CaseId && c.Reference == reference));
            Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), row.Hash, StringComparison.Ordinal);
            await new AccessCodes(db, new(app.Clock), app.Clock).EndAsync(row.CaseId, row.PersonId);
            await db.SaveChangesAsync();
        });
        Assert.Null((await TryAsync(reference, code)).Granted);
    }
}
