using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Database;

/// <summary>The check that all tests of pages and jobs run under: it finds what only SQLite understands.</summary>
public sealed class AlsoForSqlServerTests
{
    [Fact]
    public async Task Queries_of_a_page_are_made_for_SQL_Server_too()
    {
        await using var app = new TestApp();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync("/cases?q=okafor");

        Assert.Contains(AlsoForSqlServer.Instance.Made, sql => sql.Contains("FROM [CaseSearchTerms]", StringComparison.Ordinal) && sql.Contains("FETCH NEXT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_only_SQLite_understands_is_refused()
    {
        await using var app = new TestApp();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => app.WithDbAsync(db => db.Cases.CountAsync(c => EF.Functions.Glob(c.Reference, "WNC*"))));
        Assert.StartsWith("This query cannot be made for SQL Server", refused.Message, StringComparison.Ordinal);
    }
}
