// What the desk asks of the server it came from.

/**
 * @typedef {object} Check
 * @property {string} id
 * @property {string} title
 * @property {number} points
 * @property {number} earned
 * @property {string} verdict empty as long as it was not tried
 *
 * @typedef {object} LabFile
 * @property {string} name
 * @property {string} path
 * @property {string} group output, materials, my-files or empty
 * @property {number} bytes
 *
 * @typedef {object} LabState as `courseware/desk/lab_state.py` gives it
 * @property {string} title
 * @property {number} minutes
 * @property {Check[]} checks
 * @property {LabFile[]} files
 * @property {string[]} lacks
 * @property {string} next_title
 * @property {string} next_path
 * @property {string} number the learner's, as it was given last
 * @property {string} account under which the lab goes to the classroom's exchange, empty without one
 * @property {string} newer_path of a newer edition of the lab, empty where there is none
 */

export class Server {
  /** @param {any} ServerConnection JupyterLab's @param {any} settings */
  constructor(ServerConnection, settings) {
    this.connection = ServerConnection;
    this.settings = settings;
  }

  /** @param {string} path of a notebook @returns {Promise<LabState>} */
  async lab(path) {
    return (await this.ask(`labs/lab?path=${encodeURIComponent(path)}`)).json();
  }

  /** @param {string} path @returns {Promise<string>} a piece of HTML */
  async view(path) {
    return (await this.ask(`labs/file?path=${encodeURIComponent(path)}`)).text();
  }

  /**
   * @param {string} path of a notebook
   * @param {string} number the learner's; without one it goes to the exchange
   * @returns {Promise<import('./submission.js').Answer>}
   */
  async submission(path, number) {
    const body = JSON.stringify({ path, number });
    return (await this.ask('labs/submission', { method: 'POST', body })).json();
  }

  /**
   * Where the browser gets a file itself.
   * @param {string} path
   */
  address(path) {
    return `${this.settings.baseUrl}files/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  /** @param {string} address @param {RequestInit} [request] @returns {Promise<Response>} */
  async ask(address, request = {}) {
    const response = await this.connection.makeRequest(this.settings.baseUrl + address, request, this.settings);
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    return response;
  }
}
