using System.Reflection;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Xunit.Sdk;

namespace AsbCaseReview.Web.Tests.Support;

public enum OnDatabase { Sqlite, SqlServer }

/// <summary>The test runs on the embedded database.</summary>
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[OnDatabase.Sqlite]];
}

/// <summary>The same test runs on SQL Server, where ASB_SQLSERVER holds a connection string; elsewhere it shows as skipped.</summary>
public sealed class OnSqlServerAttribute : DataAttribute
{
    public OnSqlServerAttribute() => Skip = Databases.SqlServer is null ? "ASB_SQLSERVER holds no connection string." : null;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[OnDatabase.SqlServer]];
}

public static class Databases
{
    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable("ASB_SQLSERVER") is { Length: > 0 } set ? set : null;

    public static async Task<TestApp> StartAsync(OnDatabase database)
    {
        if (database == OnDatabase.Sqlite) return new TestApp();
        var app = new SqlServerApp();
        await app.MakeAsync();
        return app;
    }

    /// <summary>The application on a SQL Server database of its own, which is dropped afterwards.</summary>
    private sealed class SqlServerApp : TestApp
    {
        private readonly string _connection = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = $"AsbTest_{Guid.NewGuid():N}" }.ToString();

        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
            [new("Database:Provider", "SqlServer"), new("Database:ConnectionString", _connection)];

        // Migrated before the application starts, as an operator would.
        public async Task MakeAsync()
        {
            await using var db = Context();
            await db.Database.MigrateAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await using var db = Context();
            await db.Database.EnsureDeletedAsync();
        }

        private SqlServerAsbDbContext Context()
        {
            var options = new DbContextOptionsBuilder<SqlServerAsbDbContext>();
            DatabaseSetup.UseSqlServer(options, _connection);
            return new(options.Options, new(new(), new(Clock), Clock, new(oneAtATime: false)));
        }
    }
}
