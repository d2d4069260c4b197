namespace AsbCaseReview.Domain.Appeals;

/// <summary>A part that somebody had in the case that is appealed against.</summary>
/// <param name="StaffId">Null where only the name was written down.</param>
/// <param name="What">"decided the threshold".</param>
public sealed record PartTaken(Guid? StaffId, string Name, string What);

/// <summary>Nobody reviews what they decided, nor a case in which they had any part.</summary>
public static class Independence
{
    public static IReadOnlyList<string> PartsOf(Guid staffId, string name, IEnumerable<PartTaken> taken) =>
        [.. taken.Where(t => t.StaffId == staffId || t.StaffId is null && t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(t => t.What).Distinct()];

    /// <exception cref="RuleRefusedException">They had a part; says which.</exception>
    public static void MustHaveNoPart(Guid staffId, string name, IEnumerable<PartTaken> taken)
    {
        if (PartsOf(staffId, name, taken) is { Count: > 0 } parts)
            throw new RuleRefusedException(new("{0} had a part in this case ({1}), and so cannot review or approve its appeal.", name, string.Join(", ", parts)));
    }
}
