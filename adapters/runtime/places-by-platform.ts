/** Which platform is asked who is where. The product is put together before platforms connect: each is added then. */
import type { Channel } from '../../src/model/people-rows.js';
import type { PlaceReport, Places } from '../../src/ports/places.js';

/** Asks the platform that a workspace's id begins with ("slack:T1"). Where nobody can be asked, only events show who is where. */
export class PlacesByPlatform implements Places {
  private readonly platforms = new Map<string, Places>();

  /** From now on, a platform is asked. @param platform what its workspaces begin with, or '' for the playground, whose workspaces name none */
  add(platform: string, places: Places): void {
    this.platforms.set(platform, places);
  }

  async look(workspace: string, channel: Channel): Promise<PlaceReport | undefined> {
    const colon = workspace.indexOf(':');
    return this.platforms.get(workspace.slice(0, Math.max(0, colon)))?.look(workspace, channel);
  }
}
