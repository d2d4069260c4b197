using System.Globalization;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AsbCaseReview.Web.Tests.Database;

/// <summary>Both databases have the tables that the model asks for, made in a way that both can keep.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Providers => ["Sqlite", "SqlServer"];

    private static AsbDbContext Context(string provider) => provider == "Sqlite" ? new SqliteDesign().CreateDbContext([]) : new SqlServerDesign().CreateDbContext([]);

    [Theory, MemberData(nameof(Providers))]
    public void Migrations_match_the_model(string provider)
    {
        using var db = Context(provider);
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void The_script_for_SQL_Server_parses_and_merges_nothing()
    {
        using var db = Context("SqlServer");
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        using var reader = new StringReader(script);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        Assert.Empty(errors.Select(e => string.Create(CultureInfo.InvariantCulture, $"line {e.Line}: {e.Message}")));
        Assert.Contains("CREATE TABLE [Cases]", script, StringComparison.Ordinal);
        Assert.DoesNotContain("MERGE ", script, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, script.Split(" IDENTITY").Length - 1);   // Identity's own table of claims, which nothing writes
        Assert.DoesNotContain("rowversion", script, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Providers))]
    public void Every_text_has_a_length(string provider)
    {
        using var db = Context(provider);
        var without =
            from type in Ours(db)
            from property in type.GetProperties()
            let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
            where stored == typeof(string) && property.GetMaxLength() is null
            select $"{type.ClrType.Name}.{property.Name}";
        Assert.Empty(without);
    }

    [Fact]
    public void One_cascade_path_leads_to_any_table()
    {
        using var db = Context("SqlServer");
        var paths = db.Model.GetEntityTypes().ToDictionary(t => t, t => PathsTo(t).ToList());
        Assert.Empty(paths.Where(p => p.Value.GroupBy(root => root).Any(g => g.Count() > 1)).Select(p => p.Key.Name));
    }

    // The tables from which a deletion reaches this one, each as often as there are ways.
    private static IEnumerable<IReadOnlyEntityType> PathsTo(IReadOnlyEntityType type) =>
        from key in type.GetForeignKeys()
        where key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && key.PrincipalEntityType != type
        from root in PathsTo(key.PrincipalEntityType).Prepend(key.PrincipalEntityType)
        select root;

    [Theory, MemberData(nameof(Providers))]
    public void Keys_are_made_here_and_not_by_the_database(string provider)
    {
        using var db = Context(provider);
        var made =
            from type in Ours(db)
            from property in type.FindPrimaryKey()!.Properties
            where property.ValueGenerated != ValueGenerated.Never
            select $"{type.ClrType.Name}.{property.Name}";
        Assert.Empty(made);
    }

    [Theory, MemberData(nameof(Providers))]
    public void Every_aggregate_notices_that_somebody_saved_first(string provider)
    {
        using var db = Context(provider);
        var blind =
            from type in db.Model.GetEntityTypes()
            where typeof(Domain.AggregateRoot).IsAssignableFrom(type.ClrType)
            where type.FindProperty(nameof(Domain.AggregateRoot.Version)) is not { IsConcurrencyToken: true }
            select type.ClrType.Name;
        Assert.Empty(blind);
    }

    // Identity's own tables are as Identity makes them.
    private static IEnumerable<IReadOnlyEntityType> Ours(AsbDbContext db) => db.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("AsbCaseReview", StringComparison.Ordinal) && !t.ClrType.Name.StartsWith("Staff" + "User", StringComparison.Ordinal));
}
