namespace AsbCaseReview.Web.Tests.Support;

/// <summary>With the demonstration's cases.</summary>
public sealed class DemonstrationApp : TestApp
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Demonstration:Cases", "true")];
}
