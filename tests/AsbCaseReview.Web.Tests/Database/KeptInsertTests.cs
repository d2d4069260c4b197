using System.Data.Common;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Database;

/// <summary>Looks are written by a statement that is kept; what is read back is what a context would have written.</summary>
public sealed class KeptInsertTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));

    private static CaseLook Look(string page, Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), CaseId = Guid.CreateVersion7(), StaffId = null, Who = "Zoë O’Neill 🏠", At = At, Page = page };

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_is_written_is_read_back_as_it_was(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var (one, two, three) = (Look("summary"), Look("plan"), Look("cases?q='; DROP TABLE CaseLooks"));
        await app.WithDbAsync(async db =>
        {
            await using var insert = new KeptInsert<CaseLook>(db);
            await insert.WriteAsync([one]);
            await insert.WriteAsync([two, three]);
        });
        var ids = new[] { one.Id, two.Id, three.Id };
        var read = await app.WithDbAsync(db => db.CaseLooks.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync());
        Assert.Equal([one.Page, two.Page, three.Page], read.OrderBy(l => Array.IndexOf(ids, l.Id)).Select(l => l.Page));
        Assert.All(read, l => Assert.Equal((null, "Zoë O’Neill 🏠", At.UtcDateTime), (l.StaffId, l.Who, l.At.UtcDateTime)));
        Assert.Equal(one.CaseId, read.Single(l => l.Id == one.Id).CaseId);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_several_looks_all_are_written_or_none(OnDatabase database)
    {
        await using var app = await Databases.StartAsync(database);
        var (known, fresh) = (Look("summary"), Look("plan"));
        await app.WithDbAsync(async db =>
        {
            await using var insert = new KeptInsert<CaseLook>(db);
            await insert.WriteAsync([known]);
            await Assert.ThrowsAnyAsync<DbException>(() => insert.WriteAsync([fresh, Look("again", known.Id)]));
        });
        Assert.False(await app.WithDbAsync(db => db.CaseLooks.AnyAsync(l => l.Id == fresh.Id)));
    }

    [Fact]
    public async Task A_look_that_cannot_be_written_fails_its_page_and_the_next_is_written()
    {
        await using var app = new TestApp();
        var looks = app.Services.GetRequiredService<LookBook>();
        var known = Look("summary");
        await looks.RecordAsync(known);
        await Assert.ThrowsAnyAsync<DbException>(() => looks.RecordAsync(Look("again", known.Id)));
        var next = Look("plan");
        await looks.RecordAsync(next);
        Assert.True(await app.WithDbAsync(db => db.CaseLooks.AnyAsync(l => l.Id == next.Id)));
    }
}
