using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

/// <summary>The case and what lives and dies with it. All of it is included whenever the case is loaded: a forgotten include would make three complaints look like none.</summary>
public sealed class CaseMapping :
    IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<Application>, IEntityTypeConfiguration<CasePerson>, IEntityTypeConfiguration<Complaint>,
    IEntityTypeConfiguration<RiskAssessment>, IEntityTypeConfiguration<ThresholdDecision>, IEntityTypeConfiguration<CaseEvent>, IEntityTypeConfiguration<CaseSearchTerm>,
    IEntityTypeConfiguration<CaseLook>, IEntityTypeConfiguration<CaseShare>
{
    public void Configure(EntityTypeBuilder<Case> @case)
    {
        @case.Property(c => c.Reference).HasMaxLength(Lengths.Key);
        @case.Property(c => c.Channel).HasMaxLength(Lengths.Key);
        @case.Property(c => c.Route).HasMaxLength(Lengths.Key);
        @case.Property(c => c.RiskBand).HasMaxLength(Lengths.Key);
        @case.Property(c => c.NextDueLimit).HasMaxLength(Lengths.Key);
        @case.HasIndex(c => c.Reference).IsUnique();
        @case.HasIndex(c => c.DraftId).IsUnique();
        @case.HasIndex(c => new { c.AreaId, c.DueOrder, c.ReceivedOn, c.Reference });
        @case.HasIndex(c => new { c.AreaId, c.ReceivedOn, c.Reference });
        @case.HasIndex(c => new { c.AreaId, c.Stage, c.DueOrder, c.ReceivedOn, c.Reference, c.Hate, c.Vulnerable });   // a filtered list is counted in the index alone
        @case.HasIndex(c => new { c.AssigneeId, c.DueOrder });
        @case.HasIndex(c => c.ProcedureVersionId);
        @case.HasIndex(c => c.LookAgainOn);
        @case.HasOne<Area>().WithMany().HasForeignKey(c => c.AreaId).OnDelete(DeleteBehavior.Restrict);
        @case.HasOne<ProcedureVersion>().WithMany().HasForeignKey(c => c.ProcedureVersionId).OnDelete(DeleteBehavior.Restrict);
        @case.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        @case.HasOne(c => c.Application).WithOne().HasForeignKey<Application>(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.HasMany(c => c.People).WithOne().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.HasMany(c => c.Complaints).WithOne().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.HasMany(c => c.RiskAssessments).WithOne().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.HasMany(c => c.Decisions).WithOne().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.HasMany(c => c.Shares).WithOne().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.Navigation(c => c.Application).AutoInclude();
        @case.Navigation(c => c.Shares).AutoInclude();
        @case.Navigation(c => c.People).AutoInclude();
        @case.Navigation(c => c.Complaints).AutoInclude();
        @case.Navigation(c => c.RiskAssessments).AutoInclude();
        @case.Navigation(c => c.Decisions).AutoInclude();
        @case.Ignore(c => c.Applicant);
        @case.Ignore(c => c.Decision);
        @case.Ignore(c => c.LatestRisk);
        @case.Ignore(c => c.RiskNow);
    }

    public void Configure(EntityTypeBuilder<Application> application)
    {
        application.HasKey(a => a.CaseId);
        application.Property(a => a.AuthorityDetail).HasMaxLength(Lengths.Reason);
        application.Property(a => a.Place).HasMaxLength(Lengths.Sentence);
        application.Property(a => a.PlacePostcode).HasMaxLength(Lengths.Postcode);
        application.Property(a => a.Conditions).HasJson(Lengths.Reason);
    }

    public void Configure(EntityTypeBuilder<CasePerson> person)
    {
        person.Property(p => p.Email).HasMaxLength(Lengths.Email);
        person.Property(p => p.Phone).HasMaxLength(Lengths.Phone);
        person.Property(p => p.Address).HasMaxLength(Lengths.Sentence);
        person.Property(p => p.Postcode).HasMaxLength(Lengths.Postcode);
        person.Property(p => p.SafeContact).HasJson(Lengths.Reason);
        person.Property(p => p.Consent).HasJson(Lengths.Reason);
        person.Ignore(p => p.Addressee);
        person.Ignore(p => p.Organisation);
        person.Ignore(p => p.MayFollowOnline);
    }

    public void Configure(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.Property(c => c.Place).HasMaxLength(Lengths.Sentence);
        complaint.Property(c => c.AgencyKind).HasMaxLength(Lengths.Key);
        complaint.Property(c => c.Channel).HasMaxLength(Lengths.Key);
        complaint.Property(c => c.AgencyReference).HasMaxLength(Lengths.Reference);
        complaint.Property(c => c.SettingAside).HasJson(Lengths.Story);
        complaint.Ignore(c => c.Happened);
        complaint.Ignore(c => c.Reported);
        complaint.HasIndex(c => new { c.CaseId, c.Number }).IsUnique();
        complaint.HasIndex(c => new { c.AgencyKind, c.CaseId });
    }

    public void Configure(EntityTypeBuilder<CaseShare> share)
    {
        share.Property(s => s.Why).HasMaxLength(Lengths.Reason);
        share.HasIndex(s => s.CaseId);
        share.HasIndex(s => s.AreaId);
        share.HasOne<Area>().WithMany().HasForeignKey(s => s.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RiskAssessment> risk)
    {
        risk.Property(r => r.Band).HasMaxLength(Lengths.Key);
        risk.Property(r => r.Answers).HasFixedJson();
    }

    public void Configure(EntityTypeBuilder<ThresholdDecision> decision)
    {
        decision.Property(d => d.Route).HasMaxLength(Lengths.Key);
        decision.Property(d => d.Persistence).HasMaxLength(Lengths.Reason);
        decision.Property(d => d.Harm).HasMaxLength(Lengths.Reason);
        decision.Property(d => d.Adequacy).HasMaxLength(Lengths.Reason);
        decision.Property(d => d.Reasons).HasMaxLength(Lengths.Reason);
        decision.Property(d => d.Instead).HasMaxLength(Lengths.Reason);
        decision.Property(d => d.Bodies).HasJson(Lengths.Story);
        decision.Property(d => d.Explanation).HasFixedJson();
        decision.Ignore(d => d.Met);
    }

    public void Configure(EntityTypeBuilder<CaseEvent> happened)
    {
        happened.Property(e => e.Subject).HasMaxLength(Lengths.Name);
        happened.Property(e => e.Body).HasFixedJson();
        happened.HasIndex(e => new { e.CaseId, e.Sequence }).IsUnique();
        happened.HasIndex(e => new { e.AppealId, e.Sequence }).IsUnique();
        happened.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
        happened.ToTable(t => t.HasCheckConstraint("CK_CaseEvents_CaseOrAppeal", ExactlyOneOwner));
    }

    /// <summary>Events, deadlines, letters and evidence belong to a case or to an appeal, never to both.</summary>
    internal const string ExactlyOneOwner = "(CaseId IS NULL AND AppealId IS NOT NULL) OR (CaseId IS NOT NULL AND AppealId IS NULL)";

    public void Configure(EntityTypeBuilder<CaseSearchTerm> term)
    {
        term.HasKey(t => new { t.AreaId, t.Term, t.CaseId });
        term.Property(t => t.Term).HasMaxLength(Lengths.Reference);
        term.HasIndex(t => t.CaseId);
        term.HasOne<Case>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseLook> look)
    {
        look.Property(l => l.Page).HasMaxLength(Lengths.Sentence);
        look.HasIndex(l => new { l.CaseId, l.At });
        look.HasIndex(l => new { l.StaffId, l.At });
    }
}
