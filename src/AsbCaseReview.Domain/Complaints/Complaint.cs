using System.Globalization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Thresholds;

namespace AsbCaseReview.Domain.Complaints;

/// <summary>From whom a complaint on the case is known.</summary>
public enum ComplaintSource { Applicant, Coordinator, Agency }

public enum SetAsideState { Stands, Proposed, SetAside }

/// <summary>Setting a complaint apart, with the reason; and where it leaves fewer than the number needed, who else agreed.</summary>
public sealed record SettingAside(
    string Reason, bool Unrelated, Guid? ById, string By, string ByBody, DateTimeOffset At, string? AgreedBy = null, string? AgreedByBody = null, DateTimeOffset? AgreedAt = null);

/// <summary>One report of anti-social behaviour to an agency. When it happened and when it was reported are two dates.</summary>
public sealed class Complaint
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public required int Number { get; init; }
    public required ComplaintSource Source { get; init; }
    public OwnWords? WhatHappened { get; set; }
    public string? Place { get; set; }
    public required DateOnly HappenedFrom { get; set; }
    public required DateOnly HappenedTo { get; set; }
    public required DateOnly ReportedFrom { get; set; }
    public required DateOnly ReportedTo { get; set; }

    /// <summary>One of <see cref="Partnership.AgencyKinds"/>; null where the applicant does not know.</summary>
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public string? Officer { get; set; }
    public string? Channel { get; set; }
    public string? AgencyReference { get; set; }
    public bool Hate { get; set; }
    public OwnWords? WhatCameOfIt { get; set; }

    /// <summary>Number of the person on the case who reported it; null: not one of them.</summary>
    public int? PersonNumber { get; set; }

    /// <summary>Reports of the same incident share a number.</summary>
    public int Incident { get; set; }

    /// <summary>Null: nobody has checked with the agency yet.</summary>
    public bool? Traced { get; set; }
    public string? VerifiedWith { get; set; }
    public DateOnly? VerifiedOn { get; set; }
    public bool? FormallyRecorded { get; set; }
    public bool? RecordedAsHate { get; set; }
    public SetAsideState SetAsideState { get; set; }
    public SettingAside? SettingAside { get; set; }

    public DateRange Happened => new(HappenedFrom, HappenedTo);

    public DateRange Reported => new(ReportedFrom, ReportedTo);

    /// <summary>What the threshold looks at. One that is only proposed to be set apart still stands.</summary>
    public ComplaintFacts ToFacts() => new()
    {
        Id = Number.ToString(CultureInfo.InvariantCulture),
        Happened = Happened,
        Reported = Reported,
        Agency = AgencyKind,
        Channel = Channel,
        Person = PersonNumber?.ToString(CultureInfo.InvariantCulture) ?? $"unknown {Number}",   // s.104(12) is about one person's complaints: two that nobody knows are not one
        Place = Place,
        Incident = Incident == 0 ? null : Incident.ToString(CultureInfo.InvariantCulture),
        Hate = Hate,
        FormallyRecorded = FormallyRecorded,
        RecordedAsHate = RecordedAsHate,
        Unrelated = SetAsideState == SetAsideState.SetAside && SettingAside is { Unrelated: true },
        Traced = Traced ?? true,
        SetAside = SetAsideState == SetAsideState.SetAside && SettingAside is { Unrelated: false } aside ? aside.Reason : null,
    };
}
