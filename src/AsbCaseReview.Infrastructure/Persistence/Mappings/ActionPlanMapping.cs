using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

/// <summary>The plan of a case; its actions and recommendations are rows with versions of their own.</summary>
public sealed class ActionPlanMapping :
    IEntityTypeConfiguration<ActionPlan>, IEntityTypeConfiguration<AgreedAction>, IEntityTypeConfiguration<Recommendation>, IEntityTypeConfiguration<PlannedActionNotice>
{
    public void Configure(EntityTypeBuilder<ActionPlan> plan)
    {
        plan.Property(p => p.Consultation).HasJson(Lengths.Json);
        plan.HasIndex(p => p.CaseId).IsUnique();
        plan.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        plan.HasMany(p => p.Actions).WithOne().HasForeignKey(a => a.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Recommendations).WithOne().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Cascade);
        plan.Navigation(p => p.Actions).AutoInclude();
        plan.Navigation(p => p.Recommendations).AutoInclude();
        plan.Ignore(p => p.InOrder);
    }

    public void Configure(EntityTypeBuilder<AgreedAction> action)
    {
        action.Property(a => a.What).HasMaxLength(Lengths.Sentence);
        action.Property(a => a.Why).HasMaxLength(Lengths.Reason);
        action.Property(a => a.VictimMaySee).HasMaxLength(Lengths.Sentence);
        action.Property(a => a.VictimOutcome).HasMaxLength(Lengths.Sentence);
        action.Property(a => a.Progress).HasMaxLength(Lengths.Reason);
        action.Property(a => a.Power).HasJson(Lengths.Story);
        action.Property(a => a.Remedy).HasJson(Lengths.Story);
        action.Property(a => a.MoreTime).HasJson(Lengths.Story);
        action.Property(a => a.End).HasJson(Lengths.Story);
        action.Ignore(a => a.LastStep);
        action.Ignore(a => a.NextStep);
        action.HasIndex(a => a.CaseId);
        action.HasIndex(a => new { a.AgencyId, a.State, a.DueOn });
        action.HasIndex(a => new { a.State, a.DueOn });
        action.HasIndex(a => a.OwnerId);
        action.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
        action.HasMany(a => a.Notices).WithOne().HasForeignKey(n => n.ActionId).OnDelete(DeleteBehavior.Cascade);
        action.Navigation(a => a.Notices).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<Recommendation> recommendation)
    {
        recommendation.Property(r => r.Text).HasMaxLength(Lengths.Reason);
        recommendation.Property(r => r.Why).HasMaxLength(Lengths.Reason);
        recommendation.Property(r => r.VictimMaySee).HasMaxLength(Lengths.Sentence);
        recommendation.Property(r => r.Reasons).HasMaxLength(Lengths.Reason);
        recommendation.Property(r => r.Challenge).HasMaxLength(Lengths.Reason);
        recommendation.Ignore(r => r.IsAnswered);
        recommendation.HasIndex(r => r.CaseId);
        recommendation.HasIndex(r => new { r.AgencyId, r.State, r.AnswerBy });
        recommendation.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        recommendation.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlannedActionNotice> notice)
    {
        notice.Property(n => n.State).IsConcurrencyToken();   // of two sweeps only one sends it
        notice.HasIndex(n => new { n.State, n.Day });
        notice.HasIndex(n => new { n.ActionId, n.DueOn, n.Kind, n.Step }).IsUnique();
    }
}
