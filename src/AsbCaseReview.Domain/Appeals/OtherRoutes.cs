using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>Where somebody can go with what an appeal cannot change.</summary>
/// <param name="Nation">Absent: in England and Wales alike.</param>
public sealed record OtherRoute(string Subject, string About, string Body, string First, string Contact, Nation? Nation = null)
{
    private static readonly Lazy<IReadOnlyList<OtherRoute>> Read = new(() => BuiltInData.Read<List<OtherRoute>>("other-routes"));

    public static IReadOnlyList<OtherRoute> In(Nation nation) => [.. Read.Value.Where(r => r.Nation is null || r.Nation == nation)];

    public static OtherRoute? Find(string? subject) => Read.Value.FirstOrDefault(r => r.Subject == subject);
}
