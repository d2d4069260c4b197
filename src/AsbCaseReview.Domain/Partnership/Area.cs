using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Partnership;

/// <summary>An area that runs reviews under one procedure: one or more local government areas, with its contacts.</summary>
public sealed class Area
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In addresses: lower case, digits and hyphens.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required Nation Nation { get; init; }

    /// <summary>Two to five capitals at the head of each reference.</summary>
    public required string ReferencePrefix { get; init; }
    public required AreaContact Contact { get; set; }

    /// <summary>The local support service that letters and pages name; null where there is none.</summary>
    public string? SupportService { get; set; }
    public string? SupportPhone { get; set; }
    public string? SupportEmail { get; set; }
    public List<LocalGovernmentArea> LocalGovernmentAreas { get; init; } = [];
}

/// <summary>How an applicant reaches the point of contact.</summary>
public sealed record AreaContact(string Team, string Body, string Email, string Phone, string Address, string Hours);

/// <summary>A district, unitary authority or London borough (s.105(2)), and the beginnings of the postcodes that lie in it.</summary>
public sealed class LocalGovernmentArea
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AreaId { get; init; }
    public required string Name { get; init; }

    /// <summary>Outward codes ("NN1"), separated by spaces: a first guess that the applicant confirms.</summary>
    public string Postcodes { get; set; } = "";
}

/// <summary>One published version of an area's procedure. Never changed; a correction is a new version.</summary>
public sealed class ProcedureVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AreaId { get; init; }
    public required int Number { get; init; }
    public required DateOnly AppliesFrom { get; init; }
    public required string Json { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}
